//! The header lists and the predicates over them; they stand in `cfc-event-rules`, where the
//! macros can read them too. This module only re-exports them under the validator's name.

pub use cfc_event_rules::{
    DISALLOWED_HEADERS, EventType, HeaderPattern, HeaderProblem, HeaderWrite,
    ORIGIN_CUSTOM_HEADER_DENYLIST, READ_ONLY_IN_VIEWER_REQUEST, READ_ONLY_IN_VIEWER_RESPONSE,
    header_name_problem, header_read_problem, is_cookie_header, is_denied_origin_header,
    is_disallowed, is_read_only, is_token, read_only_headers,
};
