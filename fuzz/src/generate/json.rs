//! JSON: values that are built, walked and written, texts that are read, and types that serde derives for.
//! Keys begin with no digit, and texts have no number that JavaScript writes otherwise, unless that is the point.

use super::Generator;
use super::idioms::Idiom;

/// All of them.
pub(super) const JSON: &[Idiom] = &[
    Generator::built_values,
    Generator::read_values,
    Generator::typed_json,
];

/// What walks a value.
const WALKS: &str = "use serde_json::{Map, Number, Value};\n\n\
     fn depth(value: &Value) -> usize {\n    match value {\n        Value::Array(list) => 1 + list.iter().map(depth).max().unwrap_or(0),\n        \
     Value::Object(map) => 1 + map.values().map(depth).max().unwrap_or(0),\n        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,\n    }\n}\n\n\
     fn doubled(value: &Value) -> Value {\n    match value {\n        Value::Number(n) => n.as_i64().map_or(Value::Null, |n| Value::from(n % 1000 * 2)),\n        \
     Value::String(text) => Value::String(text.repeat(2)),\n        Value::Array(list) => Value::Array(list.iter().map(doubled).collect()),\n        \
     Value::Object(map) => {\n            let mut out = Map::new();\n            for (key, value) in map {\n                out.insert(format!(\"x{key}\"), doubled(value));\n            }\n            Value::Object(out)\n        }\n        \
     Value::Null => Value::Bool(true),\n        Value::Bool(b) => Value::from(!b),\n    }\n}\n\n\
     fn texts<'a>(value: &'a Value, found: &mut Vec<&'a str>) {\n    if let Some(text) = value.as_str() {\n        found.push(text);\n    }\n    \
     if let Value::Array(list) = value {\n        list.iter().for_each(|item| texts(item, found));\n    }\n    \
     if let Some(map) = value.as_object() {\n        for (key, value) in map.iter() {\n            found.push(key);\n            texts(value, found);\n        }\n    }\n}";

const TYPES: &str = "#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]\n#[serde(rename_all = \"camelCase\")]\nstruct Claim {\n    user_name: String,\n    level: i8,\n    #[serde(default)]\n    tags: Vec<String>,\n    \
     #[serde(skip_serializing_if = \"Option::is_none\")]\n    note: Option<i32>,\n    #[serde(rename = \"sort\", default = \"Sort::plain\")]\n    kind: Sort,\n    counts: BTreeMap<String, u32>,\n}\n\n\
     #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]\n#[serde(rename_all = \"lowercase\")]\nenum Sort {\n    Plain,\n    Level(u8),\n    Named { at: u32, deep: Option<Box<Sort>> },\n}\n\n\
     impl Sort {\n    fn plain() -> Sort {\n        Sort::Plain\n    }\n}\n\n\
     fn claim(name: &str, level: i8) -> Claim {\n    Claim { user_name: name.to_string(), level, tags: Vec::new(), note: None, kind: Sort::Plain, counts: BTreeMap::new() }\n}";

impl Generator {
    fn built_values(&mut self) -> String {
        self.needs(WALKS);
        let data = self.data();
        let changes = self.steps_of(&[
            "map.insert(\"n\".to_string(), Value::from($N));",
            "map.insert(\"words\".into(), Value::from(words.clone()));",
            "map.insert(format!(\"k{}\", map.len()), Value::Array(numbers.iter().take($M).map(|n| Value::from(*n)).collect()));",
            "map.insert(\"é\".to_string(), Value::Null);",
            "map.insert(String::from(\"f\"), Value::from(numbers.len() as f64 / 4.0));",
            "map.insert(\"t\".into(), Value::Bool(words.len() > $N));",
            "let inner = map.clone(); map.insert(\"inner\".to_string(), Value::Object(inner));",
            "let old = map.insert(\"n\".to_string(), Value::String(source.clone())); map.insert(\"old\".to_string(), old.unwrap_or_default());",
            "map = match doubled(&Value::Object(map)) { Value::Object(map) => map, _ => Map::new() };",
            "if let Some(n) = Number::from_f64(f64::from($N) + 0.5) { map.insert(\"h\".to_string(), Value::Number(n)); }",
        ]);
        let what = self.ending(&[
            "value.to_string()",
            "doubled(&value).to_string()",
            "(depth(&value), value[\"inner\"][\"n\"].to_string())",
            "value[\"words\"][$N].as_str().map(str::len)",
            "value[\"words\"].as_array().map_or(0, Vec::len)",
            "value.get(\"n\").and_then(Value::as_i64)",
            "(value[\"f\"].as_f64(), value[\"f\"].as_u64(), value[\"n\"].as_f64())",
            "(value[\"none\"][$N].is_null(), value[\"t\"].as_bool(), value[\"é\"].as_null())",
            "serde_json::from_str::<Value>(&value.to_string()).is_ok_and(|again| again == value)",
            "serde_json::to_string(&doubled(&value)).unwrap_or_default().len()",
            "value.as_object().map(|m| m.iter().map(|(k, v)| (k.len(), v.is_string(), v.is_number())).collect::<Vec<_>>())",
            "{ let mut found = Vec::new(); texts(&value, &mut found); found.concat() }",
            "(value[\"n\"] == \"a\", value[\"t\"] == true, value == doubled(&value), value[\"words\"] == Value::from(words.clone()))",
            "value.as_object().is_some_and(|m| m.contains_key(\"k0\") && !m.is_empty())",
            "value.as_object().into_iter().flat_map(|m| m.keys()).map(String::as_str).collect::<Vec<_>>()",
            "match value { Value::Object(map) if map.len() > $N => map.values().map(depth).sum::<usize>(), other => other.to_string().len() }",
        ]);
        format!(
            "{{ {data} let mut map = Map::new(); {changes} let value = Value::Object(map); format!(\"{{:?}}\", {what}) }}"
        )
    }

    fn read_values(&mut self) -> String {
        self.needs(WALKS);
        let data = self.data();
        let text = self.ending(&[
            "format!(\"[{}]\", numbers.iter().map(|n| n.to_string()).collect::<Vec<_>>().join(\",\"))",
            "format!(\"{{\\\"a\\\": {{\\\"b\\\": [1, null, \\\"é\\\"]}}, \\\"n\\\": {}}}\", numbers.len())",
            "serde_json::to_string(&words).unwrap_or_default()",
            "source.clone()",
            "words.first().cloned().unwrap_or_default()",
            "r#\"{\"a\": [1, 2.5, {\"b\": null}], \"é\": \"\\u00e9\\n\\/\", \"t\": true, \"e\": {}}\"#.to_string()",
            "r#\"{\"a\": [1, 2.5, {\"b\": null}], \"t\": true}\"#.replacen(['1', '[', 'u'], [\"-7\", \"[[]\", \"\"][$N % 3], $M)",
            "r#\" [true, false , null,\"x\\t\"] \"#[..28 - $N].to_string()",
            "format!(\"{{\\\"a\\\":{}}}\", words.len() as f64 / 8.0)",
            "format!(\"{:?}\", words)",
        ]);
        let what = self.ending(&[
            "read.as_ref().map(Value::to_string).ok()",
            "read.as_ref().map(|v| doubled(v).to_string()).map_err(|_| $N)",
            "read.map(|v| v[\"a\"][\"b\"][$N].as_str().map(str::to_uppercase)).unwrap_or_default()",
            "read.iter().map(depth).next()",
            "read.as_ref().is_ok_and(|v| v.is_array() || v[\"a\"].is_array())",
            "read.as_ref().ok().and_then(|v| v.get($N)).and_then(|v| v.as_i64())",
            "read.map(|v| match v { Value::Array(list) => list.iter().filter_map(Value::as_i64).sum::<i64>(), Value::String(text) => text.len() as i64, _ => -1 }).is_ok_and(|n| n > $N)",
            "{ let mut found = Vec::new(); if let Ok(v) = &read { texts(v, &mut found); } found.iter().map(|t| t.len()).collect::<Vec<_>>() }",
            "serde_json::from_str::<Vec<Option<i32>>>(&text).ok()",
            "serde_json::from_str::<BTreeMap<String, Vec<u8>>>(&text).map(|m| m.len()).unwrap_or(99)",
            "serde_json::from_str::<Vec<String>>(&text).unwrap_or_default().concat()",
            "(serde_json::from_str::<f64>(&text).is_ok(), serde_json::from_str::<Option<u8>>(&text).is_ok(), serde_json::from_str::<(i32, i32)>(&text).ok())",
        ]);
        format!(
            "{{ {data} let text: String = {text}; let read = serde_json::from_str::<Value>(&text); format!(\"{{:?}}\", {what}) }}"
        )
    }

    fn typed_json(&mut self) -> String {
        self.needs(TYPES);
        let data = self.data();
        let changes = self.steps_of(&[
            "one.tags = words.clone();",
            "one.note = numbers.first().copied();",
            "one.kind = Sort::Level($N * 60);",
            "one.kind = Sort::Named { at: $M, deep: (words.len() > $N).then(|| Box::new(one.kind.clone())) };",
            "one.counts = words.iter().map(|w| (format!(\"w{w}\"), w.len() as u32)).collect();",
            "one.level = one.level.wrapping_add(100);",
            "one.user_name.push_str(\"\\\"é\\n\");",
            "one.tags.push(serde_json::to_string(&one.kind).unwrap_or_default());",
        ]);
        let what = self.ending(&[
            "text",
            "serde_json::from_str::<Claim>(&text).is_ok_and(|again| again == one)",
            "serde_json::from_str::<Claim>(&text.replace(\"level\", \"levels\")).ok()",
            "serde_json::from_str::<Claim>(&text.replace(\"plain\", \"Plain\")).map(|c| c.kind).ok()",
            "serde_json::from_str::<Claim>(r#\"{\"userName\":\"é\",\"level\":-$N,\"counts\":{\"a\":1},\"more\":[]}\"#).ok()",
            "serde_json::from_str::<Claim>(r#\"{\"userName\":\"x\",\"level\":12$N,\"counts\":{},\"note\":null,\"sort\":{\"named\":{\"at\":$M}}}\"#).ok()",
            "[\"\\\"plain\\\"\", \"{\\\"level\\\":25$N}\", \"{\\\"level\\\":\\\"$N\\\"}\", \"{\\\"named\\\":{\\\"at\\\":$N,\\\"deep\\\":\\\"plain\\\"}}\", \"null\", \"{\\\"plain\\\":null}\"].map(|t| serde_json::from_str::<Sort>(t).ok())",
            "serde_json::to_string(&vec![Some(one.kind.clone()), None]).unwrap()",
            "serde_json::to_string(&(one.note, one.level, &words)).unwrap()",
            "serde_json::from_str::<Vec<Claim>>(&format!(\"[{text},{text}]\")).map(|all| all.len()).unwrap_or(0)",
            "serde_json::from_str::<Claim>(&source).is_err()",
        ]);
        format!(
            "{{ {data} let mut one = claim(&source, $N); {changes} let text = serde_json::to_string(&one).unwrap(); format!(\"{{:?}}\", {what}) }}"
        )
        .replace("$N", &self.random.below(5).to_string())
    }
}
