//! The function library, as a package of your own would look: one module per function, and a folder
//! of recorded events for each in `events/`. Modules without a handler are code that functions share.
#![expect(
    clippy::print_stdout,
    reason = "at the edge, it is a line in the function's log"
)]

pub mod ab_test;
pub mod ab_test_cookie;
pub mod accept;
pub mod address;
pub mod api_key;
pub mod basic_auth;
pub mod blue_green;
pub mod bookmark_create;
pub mod bookmark_create_with_reason;
pub mod bookmark_created;
pub mod bookmark_redirect;
pub mod bot_gate;
pub mod bucket;
pub mod cache_control;
pub mod canonical_host;
pub mod canonical_path;
pub mod circuit_breaker;
pub mod clean_urls;
pub mod clean_urls_slash;
pub mod content_security_policy;
pub mod cors;
pub mod cors_allowed;
pub mod cors_origins;
pub mod cors_preflight;
pub mod country_block;
pub mod country_redirect;
pub mod deployment_prefix;
pub mod deployment_single_page;
pub mod deployment_single_page_files;
pub mod device_redirect;
pub mod file_name;
pub mod fingerprint_gate;
pub mod gradual_rollout;
pub mod hotlink;
pub mod image_format;
pub mod image_operations;
pub mod index_rewrite;
pub mod ip_allow_list;
pub mod ip_block_store;
pub mod json;
pub mod kvs_rewrite;
pub mod lambda_path;
pub mod language_redirect;
pub mod location;
pub mod maintenance_page;
pub mod markdown;
pub mod members_area;
pub mod noindex;
pub mod normalised_headers;
pub mod normalised_query;
pub mod origin_by_country;
pub mod origin_by_header;
pub mod origin_by_tenant;
pub mod origin_failover;
pub mod origin_headers;
pub mod origin_secret;
pub mod payload_hash;
pub mod prerender;
pub mod redirect_store;
pub mod redirect_table;
pub mod robots;
pub mod scrub_location;
pub mod security_headers;
pub mod shop_front;
pub mod single_page_app;
pub mod upload_guard;
pub mod waiting_room;
