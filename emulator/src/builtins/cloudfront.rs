//! The `cloudfront` module: origin helpers (`helper-functions-origin-modification`), edge location
//! and log data (`general-helper-methods`), tenants (`saas-specific-logic-function-code`), tokens.
//! Calls are recorded; whether their arguments are right is `cfc-validator`'s.

use boa_engine::object::JsObject;
use boa_engine::{Context, JsArgs, JsNativeError, JsResult, JsString, JsValue};
use serde_json::Value;

use super::define::{Native, field, getter, method, object, text, type_error};
use super::key_value_store;
use crate::state::with_state;
use crate::value::to_json;

/// `import cf from 'cloudfront'`.
pub(super) fn module(context: &mut Context) -> JsObject {
    let module = object(context);
    let helpers: [(&str, Native); 5] = [
        ("kvs", key_value_store::open),
        ("updateRequestOrigin", update_request_origin),
        ("selectRequestOriginById", select_request_origin_by_id),
        ("createRequestOriginGroup", create_request_origin_group),
        ("logCustomData", log_custom_data),
    ];
    for (name, body) in helpers {
        method(&module, name, 1, body, context);
    }
    let cwt = super::cwt::module(context);
    field(&module, "cwt", cwt);
    let edge = edge_location(context);
    field(&module, "edgeLocation", edge);
    getter(&module, "distributionTenant", distribution_tenant, context);
    module
}

fn update_request_origin(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    record("updateRequestOrigin", args, context)
}

fn select_request_origin_by_id(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    record("selectRequestOriginById", args, context)
}

fn create_request_origin_group(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    record("createRequestOriginGroup", args, context)
}

fn log_custom_data(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    record("logCustomData", args, context)
}

fn record(name: &'static str, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let given = args
        .iter()
        .rposition(|arg| !arg.is_undefined())
        .map_or(0, |last| last + 1);
    let mut recorded = Vec::<Value>::new();
    for arg in &args[..given] {
        recorded.push(to_json(arg, context)?);
    }
    with_state(context, |state| state.call(name, recorded));
    Ok(JsValue::undefined())
}

fn edge_location(context: &Context) -> JsObject {
    let location = object(context);
    if let Some(edge) = with_state(context, |state| state.host.edge_location.clone()) {
        field(&location, "name", JsString::from(edge.name));
        field(&location, "serverIp", JsString::from(edge.server_ip));
        field(&location, "region", JsString::from(edge.region));
    }
    location
}

fn distribution_tenant(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(tenant) = with_state(context, |state| state.host.tenant.clone()) else {
        return type_error("distributionTenant module is not available");
    };
    let parameters = object(context);
    method(&parameters, "get", 1, tenant_parameter, context);
    let result = object(context);
    field(&result, "id", JsString::from(tenant.id));
    field(&result, "parameters", parameters);
    Ok(result.into())
}

fn tenant_parameter(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let key = text(args.get_or_undefined(0), context)?;
    let found = with_state(context, |state| {
        state
            .host
            .tenant
            .as_ref()
            .and_then(|tenant| tenant.parameters.get(&key).cloned())
    });
    match found {
        Some(value) => Ok(JsString::from(value).into()),
        None => Err(JsNativeError::error()
            .with_message("DistributionTenantParameterKeyNotFound")
            .into()),
    }
}
