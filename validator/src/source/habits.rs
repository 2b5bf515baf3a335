//! Rules on what people bring along from Lambda@Edge, from browsers and from Node.js: other
//! events, other responses, a callback, objects with methods where plain ones are.

use super::builtins::member_name;
use super::event_use::last_name;
use super::report::Report;
use super::scope::Scopes;
use super::syntax::key_text;
use crate::finding::rules;
use swc_common::{Span, Spanned};
use swc_ecma_ast::{
    AssignExpr, AssignTarget, CallExpr, Callee, Expr, MemberExpr, Module, ObjectLit, Prop,
    PropOrSpread,
};
use swc_ecma_visit::{Visit, VisitWith};

const EVENT: &str = "functions-event-structure";

rules! {
    LAMBDA_EVENT = Error "JS0820" "event of Lambda@Edge" (EVENT)
        "read `event.request`, `event.response` and `event.context` directly";
    LAMBDA_RESPONSE = Error "JS0821" "response of Lambda@Edge" (EVENT)
        "write `statusCode: 302` in place of `status`, and `headers: { location: { value: '…' } }`";
    ENTRY_LIST = Error "JS0822" "header in the form of Lambda@Edge" (EVENT)
        "write `{ value: '…' }`; several values are `{ value: 'a', multiValue: [{ value: 'a' }, { value: 'b' }] }`";
    COLLECTION_METHOD = Error "JS0823" "method of headers, query string or cookies" (EVENT)
        "these are plain objects: read `request.headers['x'] && request.headers['x'].value`, set `request.headers['x'] = { value: '…' }`, remove with `delete`";
    REQUEST_BODY = Warning "JS0824" "body of a request" ("cloudfront-function-restrictions")
        "use Lambda@Edge where the body is needed: functions never see it";
    ASYNC_CALLBACK = Warning "JS0825" "async function given to an array method" ("ECMAScript: the array method does not wait for promises")
        "use a `for` loop, and `await` in it";
}

pub(super) fn check(module: &Module, _scopes: &Scopes, report: &mut Report<'_>) {
    module.visit_with(&mut Habits { report });
}

struct Habits<'r, 's> {
    report: &'r mut Report<'s>,
}

impl Habits<'_, '_> {
    fn check_collection(&mut self, callee: &MemberExpr) {
        let Some(method) = member_name(callee) else {
            return;
        };
        let Some(collection) = callee.obj.as_member() else {
            return;
        };
        let Some(owner) = member_name(collection) else {
            return;
        };
        let of_event = matches!(
            last_name(&collection.obj).as_deref(),
            Some("request" | "req" | "response" | "resp" | "res")
        );
        let is_collection = of_event && matches!(&*owner, "headers" | "querystring" | "cookies");
        let is_method = matches!(
            &*method,
            "get" | "set" | "has" | "append" | "delete" | "getAll" | "entries" | "forEach"
        );
        if is_collection && is_method {
            let message = format!("`{owner}` has no method `{method}`");
            self.report
                .add(&COLLECTION_METHOD, callee.prop.span(), message);
        }
    }

    fn check_callback(&mut self, callee: &MemberExpr, call: &CallExpr) {
        let waits = matches!(
            member_name(callee).as_deref(),
            Some(
                "forEach" | "filter" | "some" | "every" | "find" | "findIndex" | "reduce" | "sort"
            )
        );
        let Some(first) = call.args.first().filter(|_| waits) else {
            return;
        };
        let is_async = match &*first.expr {
            Expr::Arrow(arrow) => arrow.is_async,
            Expr::Fn(function) => function.function.is_async,
            _ => false,
        };
        if is_async {
            let message = "nobody waits for the promises of this function";
            let start = first.expr.span();
            self.report
                .add(&ASYNC_CALLBACK, start.with_hi(start.lo), message);
        }
    }

    fn check_entry_list(&mut self, value: &Expr) {
        let Expr::Array(array) = value else {
            return;
        };
        let of_lambda = array.elems.iter().flatten().any(|item| {
            item.expr
                .as_object()
                .is_some_and(|object| has_property(object, "value"))
        });
        if of_lambda {
            let message = "a header is one object here, not a list of them";
            self.report.add(&ENTRY_LIST, array.span, message);
        }
    }

    fn report_body(&mut self, span: Span) {
        let message = "the body of a request is not available to functions";
        self.report.add_once(&REQUEST_BODY, "", span, message);
    }
}

fn has_property(object: &ObjectLit, name: &str) -> bool {
    property_span(object, name).is_some()
}

fn property_span(object: &ObjectLit, name: &str) -> Option<Span> {
    object.props.iter().find_map(|prop| match prop {
        PropOrSpread::Prop(prop) => match &**prop {
            Prop::KeyValue(pair) => {
                (key_text(&pair.key).as_deref() == Some(name)).then(|| pair.key.span())
            }
            _ => None,
        },
        PropOrSpread::Spread(_) => None,
    })
}

impl Visit for Habits<'_, '_> {
    fn visit_call_expr(&mut self, call: &CallExpr) {
        if let Callee::Expr(callee) = &call.callee
            && let Some(member) = callee.as_member()
        {
            self.check_collection(member);
            self.check_callback(member, call);
        }
        call.visit_children_with(self);
    }

    fn visit_member_expr(&mut self, member: &MemberExpr) {
        let name = member_name(member);
        match (&*member.obj, name.as_deref()) {
            (Expr::Ident(event), Some("Records")) => {
                let message = format!(
                    "`{}.Records` is the event of Lambda@Edge; CloudFront Functions have none",
                    event.sym
                );
                self.report.add(&LAMBDA_EVENT, member.span, message);
            }
            (Expr::Ident(request), Some("body")) if request.sym == *"request" => {
                self.report_body(member.span);
            }
            (Expr::Member(inner), Some("body"))
                if member_name(inner).as_deref() == Some("request") =>
            {
                self.report_body(member.span);
            }
            _ => {}
        }
        member.visit_children_with(self);
    }

    fn visit_assign_expr(&mut self, assign: &AssignExpr) {
        let target = match &assign.left {
            AssignTarget::Simple(target) => target.as_member(),
            AssignTarget::Pat(_) => None,
        };
        let in_headers = target
            .and_then(|member| member.obj.as_member())
            .and_then(member_name)
            .is_some_and(|name| name == "headers");
        if in_headers {
            self.check_entry_list(&assign.right);
        }
        assign.visit_children_with(self);
    }

    fn visit_object_lit(&mut self, object: &ObjectLit) {
        let is_response = ["headers", "statusDescription", "body"]
            .iter()
            .any(|name| has_property(object, name));
        if is_response
            && !has_property(object, "statusCode")
            && let Some(span) = property_span(object, "status")
        {
            let message = "a response has a `statusCode` here, not a `status`";
            self.report.add(&LAMBDA_RESPONSE, span, message);
        }
        for prop in &object.props {
            if let PropOrSpread::Prop(prop) = prop
                && let Prop::KeyValue(pair) = &**prop
                && key_text(&pair.key).as_deref() == Some("headers")
                && let Expr::Object(headers) = &*pair.value
            {
                for entry in &headers.props {
                    if let PropOrSpread::Prop(entry) = entry
                        && let Prop::KeyValue(entry) = &**entry
                    {
                        self.check_entry_list(&entry.value);
                    }
                }
            }
        }
        object.visit_children_with(self);
    }
}
