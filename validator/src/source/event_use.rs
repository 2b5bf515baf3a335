//! Rules on how a source uses the event: header names in literals, read-only fields, the shape
//! of entries and of generated responses. The lists themselves stand in `cfc-event-rules`.

use super::bare::Bare;
use super::builtins::member_name;
use super::report::Report;
use super::scope::Scopes;
use super::syntax::key_text;
use crate::finding::rules;
use cfc_event_rules::{
    EventType, HeaderProblem, HeaderWrite, header_name_problem, header_read_problem,
};
use std::borrow::Cow;
use swc_common::{Span, Spanned};
use swc_ecma_ast::{
    AssignExpr, AssignOp, Expr, KeyValueProp, Lit, MemberExpr, Module, ObjectLit, Prop,
    PropOrSpread, SimpleAssignTarget, UnaryExpr, UnaryOp,
};
use swc_ecma_visit::{Visit, VisitWith};

const RESTRICTIONS: &str = "edge-function-restrictions-all";
const EVENT: &str = "functions-event-structure";

rules! {
    HEADER_CASE = Error "JS0801" "header name with an upper-case letter" (EVENT)
        "write the name in lower case; CloudFront capitalises it on the way out";
    HEADER_DISALLOWED = Error "JS0802" "disallowed header" (RESTRICTIONS)
        "functions can neither see nor add this header; choose another name";
    HEADER_READ_ONLY = Error "JS0803" "read-only header" (RESTRICTIONS)
        "leave the header as it is; it may only be read";
    HEADER_COOKIE = Error "JS0804" "cookie as a header" (EVENT)
        "use the object `cookies`: `response.cookies['id'] = { value: 'x', attributes: 'Secure' }`";
    HEADER_NAME = Error "JS0805" "not a header name" ("RFC 9110, section 5.6.2")
        "use letters, digits and !#$%&'*+-.^_`|~ only";
    HEADER_ENTRY = Error "JS0806" "header that is no object" (EVENT)
        "wrap it: `{ value: '…' }`; the value is a string";
    QUERY_ENTRY = Error "JS0810" "query string entry or cookie that is no object" (EVENT)
        "wrap it: `{ value: '…' }`; the value is a string";
    METHOD_WRITE = Error "JS0807" "assignment to the method" (EVENT)
        "leave it out: the method is read-only";
    STATUS_TYPE = Error "JS0808" "statusCode that is no integer" (EVENT)
        "write a number: `statusCode: 302`";
    BODY_FORM = Error "JS0809" "body of an unknown form" (EVENT)
        "write `body: 'text'`, or `body: { encoding: 'text' | 'base64', data: '…' }`";
    HEADER_READ = Warning "JS0850" "header that is never there" (EVENT)
        "header names arrive in lower case, without cookies and disallowed names";
    FRESH_RESPONSE = Warning "JS0851" "fresh response in a viewer-response function" ("edge-function-restrictions-all; issues report a 502, since `via` is gone")
        "change `event.response` and return it";
    QUERY_DROPPED = Warning "JS0852" "redirect that drops the query string" ("functions-event-structure: `uri` does not contain the query string")
        "append `event.request.rawQueryString()`, or build it from `event.request.querystring`";
    QUERY_WRITE = Warning "JS0853" "query string changed in a viewer-response function" (EVENT)
        "leave it: the query string cannot be changed there";
    URI_QUERY = Warning "JS0854" "question mark in a uri" ("functions-event-structure; what CloudFront does with it is undocumented")
        "set `request.querystring` instead";
    URI_SLASH = Error "JS0855" "uri without a slash" (EVENT)
        "start it with `/`";
}

pub(super) fn check(module: &Module, scopes: &Scopes, report: &mut Report<'_>) {
    let bare = Bare::of(module, scopes);
    let mut facts = Facts::default();
    module.visit_with(&mut facts);
    module.visit_with(&mut Uses {
        report,
        facts,
        bare,
    });
}

/// What the whole file mentions.
#[derive(Default, Clone, Copy)]
struct Facts {
    /// `event.response`: only viewer-response functions have one.
    reads_response: bool,
    mentions_query: bool,
}

impl Visit for Facts {
    fn visit_member_expr(&mut self, member: &MemberExpr) {
        match member_name(member).as_deref() {
            Some("response") if member.obj.is_ident() => self.reads_response = true,
            Some("querystring" | "rawQueryString") => self.mentions_query = true,
            _ => {}
        }
        member.visit_children_with(self);
    }
}

impl Facts {
    fn event_type(self) -> EventType {
        if self.reads_response {
            EventType::ViewerResponse
        } else {
            EventType::ViewerRequest
        }
    }
}

struct Uses<'a, 'r, 's> {
    report: &'r mut Report<'s>,
    facts: Facts,
    bare: Bare<'a>,
}

/// The object whose headers are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Request,
    Response,
    Unknown,
}

/// `request.headers['x']`, `headers.x`: the owner and the name, if the name is fixed.
pub(super) fn header_access(member: &MemberExpr) -> Option<(Owner, Cow<'_, str>)> {
    let name = member_name(member)?;
    let owner = match &*member.obj {
        Expr::Ident(headers) if headers.sym == *"headers" => Owner::Unknown,
        Expr::Member(headers) if member_name(headers)? == "headers" => {
            match last_name(&headers.obj).as_deref() {
                Some("request" | "req") => Owner::Request,
                Some("response" | "resp" | "res") => Owner::Response,
                _ => Owner::Unknown,
            }
        }
        _ => return None,
    };
    // Methods of the object itself, and keys of entries.
    let is_member = matches!(
        &*name,
        "hasOwnProperty" | "value" | "multiValue" | "length" | "toString" | "forEach" | "map"
    );
    (!is_member).then_some((owner, name))
}

/// The name that an expression ends in.
pub(super) fn last_name(expr: &Expr) -> Option<Cow<'_, str>> {
    match expr {
        Expr::Ident(ident) => Some(Cow::Borrowed(ident.sym.as_str())),
        Expr::Member(member) => member_name(member),
        _ => None,
    }
}

impl Uses<'_, '_, '_> {
    fn write(&mut self, owner: Owner, name: &str, access: HeaderWrite, span: Span) {
        let event_type = match owner {
            Owner::Request => EventType::ViewerRequest,
            Owner::Response if self.facts.reads_response => EventType::ViewerResponse,
            Owner::Unknown => self.facts.event_type(),
            // A response in a file that never reads `event.response` is a generated one.
            Owner::Response => {
                return self.report_problem(
                    name,
                    name_problem(name, EventType::ViewerRequest, HeaderWrite::Generate),
                    span,
                );
            }
        };
        if owner == Owner::Unknown && !event_type_is_sure(&name.to_ascii_lowercase()) {
            // `headers` alone may be those of a generated response.
            let problem = name_problem(name, event_type, HeaderWrite::Generate);
            return self.report_problem(name, problem, span);
        }
        self.report_problem(name, name_problem(name, event_type, access), span);
    }

    fn report_problem(&mut self, name: &str, problem: Option<HeaderProblem>, span: Span) {
        let Some(problem) = problem else {
            return;
        };
        let (rule, message) = match problem {
            HeaderProblem::NotLowerCase(_) => (
                &HEADER_CASE,
                format!("the header name `{name}` is not in lower case"),
            ),
            HeaderProblem::Disallowed => (
                &HEADER_DISALLOWED,
                format!("functions may not add the header `{name}`"),
            ),
            HeaderProblem::ReadOnly(event) => (
                &HEADER_READ_ONLY,
                format!("the header `{name}` is read-only in {event} functions"),
            ),
            HeaderProblem::BelongsToCookies => (
                &HEADER_COOKIE,
                format!("`{name}` is not among the headers of an event"),
            ),
            HeaderProblem::NotAToken => (&HEADER_NAME, format!("`{name}` is not a header name")),
        };
        let help = match problem {
            HeaderProblem::BelongsToCookies => HEADER_COOKIE.help,
            _ => problem.help(),
        };
        self.report.add_with_help(rule, span, message, help);
    }

    fn read(&mut self, name: &str, span: Span) {
        if let Some(problem) = header_read_problem(name)
            && problem != HeaderProblem::NotAToken
        {
            let message = format!("there never is a header `{name}` in an event");
            self.report
                .add_with_help(&HEADER_READ, span, message, problem.help());
        }
    }

    fn check_assignment(&mut self, member: &MemberExpr, assign: &AssignExpr) {
        if let Some((owner, name)) = header_access(member) {
            self.write(owner, &name, HeaderWrite::Set, member.prop.span());
            self.check_entry(&assign.right);
            return;
        }
        if let Some("value" | "multiValue") = member_name(member).as_deref()
            && let Some(entry) = member.obj.as_member()
            && let Some((owner, name)) = header_access(entry)
        {
            self.write(owner, &name, HeaderWrite::Set, entry.prop.span());
            return;
        }
        let owner = last_name(&member.obj);
        if let Some(kind @ ("querystring" | "cookies")) = owner.as_deref() {
            self.check_pair(kind, &assign.right);
        }
        match (owner.as_deref(), member_name(member).as_deref()) {
            (Some("request" | "req"), Some("method")) => self.report.add(
                &METHOD_WRITE,
                assign.span,
                "the method of a request cannot be changed",
            ),
            (Some("request"), Some("uri")) if assign.op == AssignOp::Assign => {
                self.check_uri(&assign.right);
            }
            (Some("request"), Some("querystring")) if self.facts.reads_response => self.report.add(
                &QUERY_WRITE,
                assign.span,
                "the query string cannot be changed in a viewer-response function",
            ),
            (Some("response"), Some("statusCode")) => self.check_status(&assign.right),
            (Some("response"), Some("body")) => self.check_body(&assign.right),
            _ => {}
        }
    }

    fn check_uri(&mut self, value: &Expr) {
        let Expr::Lit(Lit::Str(text)) = value else {
            return;
        };
        let uri = text.value.to_string_lossy();
        if !uri.starts_with('/') {
            self.report
                .add(&URI_SLASH, text.span, "a uri must begin with `/`");
        } else if uri.contains('?') {
            self.report.add(
                &URI_QUERY,
                text.span,
                "the query string is not part of the uri",
            );
        }
    }

    fn check_status(&mut self, value: &Expr) {
        let wrong = match value {
            Expr::Lit(Lit::Num(number)) => number.value.fract() != 0.0,
            Expr::Lit(_) | Expr::Tpl(_) | Expr::Object(_) | Expr::Array(_) => true,
            _ => false,
        };
        if wrong {
            self.report.add(
                &STATUS_TYPE,
                value.span(),
                "the status code is not an integer",
            );
        }
    }

    fn check_body(&mut self, value: &Expr) {
        let message = match value {
            Expr::Lit(Lit::Str(_)) => return,
            Expr::Lit(_) | Expr::Array(_) => "the body is neither text nor an object",
            Expr::Object(body) => match property(body, "encoding").map(|pair| &*pair.value) {
                Some(Expr::Lit(Lit::Str(encoding)))
                    if !cfc_event_rules::names::BODY_ENCODINGS
                        .contains(&encoding.value.to_string_lossy().as_ref()) =>
                {
                    "the encoding of a body is `text` or `base64`"
                }
                _ if has_data(body) => return,
                _ => "a body is a text, or an object with `encoding` and `data`",
            },
            _ => return,
        };
        self.report.add(&BODY_FORM, value.span(), message);
    }

    /// The value given to a name of the query string or to a cookie: an object, not a bare text.
    fn check_pair(&mut self, kind: &str, value: &Expr) {
        if self.bare.is_bare(value) {
            let message = format!("an entry of `{kind}` is an object with a `value`");
            self.report.add(&QUERY_ENTRY, value.span(), message);
        }
    }

    /// The value given to a header: an object, not a bare text.
    fn check_entry(&mut self, value: &Expr) {
        match value {
            value if self.bare.is_bare(value) => self.report.add(
                &HEADER_ENTRY,
                value.span(),
                "a header is an object with a `value`, not the value itself",
            ),
            Expr::Object(entry) => {
                if let Some(pair) = property(entry, "value")
                    && matches!(
                        &*pair.value,
                        Expr::Lit(Lit::Num(_) | Lit::Bool(_) | Lit::Null(_))
                    )
                {
                    self.report.add(
                        &HEADER_ENTRY,
                        pair.value.span(),
                        "the value of a header is a string",
                    );
                }
            }
            _ => {}
        }
    }

    fn check_response(&mut self, response: &ObjectLit) {
        let Some(status) = property(response, "statusCode") else {
            return;
        };
        self.check_status(&status.value);
        if let Some(body) = property(response, "body") {
            self.check_body(&body.value);
        }
        // Headers that come from elsewhere may be the given ones.
        let headers = property(response, "headers").map(|pair| &*pair.value);
        let from_nothing = matches!(headers, None | Some(Expr::Object(_)));
        if self.facts.reads_response && from_nothing {
            let message = "a response from nothing loses the headers that must stay";
            self.report.add(&FRESH_RESPONSE, response.span, message);
        }
        let Some(Expr::Object(headers)) = property(response, "headers").map(|pair| &*pair.value)
        else {
            return;
        };
        for pair in headers.props.iter().filter_map(key_value) {
            if let Some(name) = key_text(&pair.key) {
                self.write_generated(&name, pair);
                if name == "location" {
                    self.check_redirect(&pair.value);
                }
            }
        }
    }

    fn write_generated(&mut self, name: &str, pair: &KeyValueProp) {
        let problem = name_problem(name, self.facts.event_type(), HeaderWrite::Generate);
        self.report_problem(name, problem, pair.key.span());
        self.check_entry(&pair.value);
    }

    fn check_redirect(&mut self, location: &Expr) {
        let text = self.report.text(location.span());
        if text.contains("uri") && !self.facts.mentions_query {
            let message = "this redirect goes to the same path without its query string";
            self.report.add(&QUERY_DROPPED, location.span(), message);
        }
    }
}

/// A name in upper case may be one that is not to be written at all: then the case is not the matter.
fn name_problem(name: &str, event_type: EventType, access: HeaderWrite) -> Option<HeaderProblem> {
    let problem = header_name_problem(name, event_type, access)?;
    let HeaderProblem::NotLowerCase(_) = problem else {
        return Some(problem);
    };
    header_name_problem(&name.to_ascii_lowercase(), event_type, access).or(Some(problem))
}

/// Whether the name alone tells that the given object's headers must be meant: no response that
/// starts from nothing has a reason to name it.
fn event_type_is_sure(name: &str) -> bool {
    matches!(name, "host" | "via" | "cdn-loop")
}

/// Whether a body's object has its text, as far as can be seen.
fn has_data(body: &ObjectLit) -> bool {
    property(body, "data").is_some() || body.props.iter().any(|prop| key_value(prop).is_none())
}

fn key_value(prop: &PropOrSpread) -> Option<&KeyValueProp> {
    match prop {
        PropOrSpread::Prop(prop) => match &**prop {
            Prop::KeyValue(pair) => Some(pair),
            _ => None,
        },
        PropOrSpread::Spread(_) => None,
    }
}

fn property<'o>(object: &'o ObjectLit, name: &str) -> Option<&'o KeyValueProp> {
    object
        .props
        .iter()
        .filter_map(key_value)
        .find(|pair| key_text(&pair.key).as_deref() == Some(name))
}

impl Visit for Uses<'_, '_, '_> {
    fn visit_assign_expr(&mut self, assign: &AssignExpr) {
        match assign.left.as_simple() {
            Some(SimpleAssignTarget::Member(member)) => {
                self.check_assignment(member, assign);
                // The target is written, so only what it hangs on is read.
                member.obj.visit_with(self);
            }
            _ => assign.left.visit_with(self),
        }
        assign.right.visit_with(self);
    }

    fn visit_unary_expr(&mut self, unary: &UnaryExpr) {
        if unary.op == UnaryOp::Delete
            && let Some(member) = unary.arg.as_member()
            && let Some((owner, name)) = header_access(member)
        {
            if header_read_problem(&name).is_none() {
                self.write(owner, &name, HeaderWrite::Remove, member.prop.span());
            }
            return;
        }
        unary.visit_children_with(self);
    }

    fn visit_member_expr(&mut self, member: &MemberExpr) {
        if let Some((_, name)) = header_access(member) {
            self.read(&name, member.prop.span());
        }
        member.visit_children_with(self);
    }

    fn visit_object_lit(&mut self, object: &ObjectLit) {
        self.check_response(object);
        object.visit_children_with(self);
    }
}
