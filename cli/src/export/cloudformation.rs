//! A whole template of CloudFormation for a package, with placeholders where functions go.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::entry::Entry;

const STORE: &str = "FunctionsKeyValueStore";

/// The template of a package that brings none.
pub(super) fn template(package: &str, entries: &[Entry]) -> String {
    let mut taken = BTreeSet::from([STORE.to_owned()]);
    let named: Vec<(String, &Entry)> = entries
        .iter()
        .map(|entry| (unique(&entry.pascal_case(), &mut taken), entry))
        .collect();
    let mut text = format!(
        "AWSTemplateFormatVersion: \"2010-09-09\"\n\
         Description: The CloudFront functions of {package}, as cfc exported them\n\
         Resources:\n"
    );
    let makes_store =
        |entry: &Entry| entry.function.uses_key_value_store && entry.key_value_store.is_none();
    if entries.iter().any(makes_store) {
        text.extend([
            "  ",
            STORE,
            ":\n    Type: AWS::CloudFront::KeyValueStore\n    Properties:\n      \
             Name: !Sub \"${AWS::StackName}\"\n",
        ]);
    }
    let mut outputs = String::from("Outputs:\n");
    for (id, entry) in &named {
        resource(&mut text, id, entry);
        // INVARIANT: writing to a string does not fail.
        let _ = write!(
            outputs,
            "  {id}Arn:\n    Description: To be associated with {}\n    \
             Value: !GetAtt {id}.FunctionMetadata.FunctionARN\n",
            entry.function.event_type.name()
        );
    }
    text + &outputs
}

fn resource(text: &mut String, id: &str, entry: &Entry) {
    let name = &entry.function.name;
    let store = match (&entry.key_value_store, entry.function.uses_key_value_store) {
        (_, false) => String::new(),
        (Some(arn), true) => serde_json::Value::from(arn.as_str()).to_string(),
        (None, true) => format!("!GetAtt {STORE}.Arn"),
    };
    let association = match store.as_str() {
        "" => String::new(),
        store => {
            format!("        KeyValueStoreAssociations:\n          - KeyValueStoreARN: {store}\n")
        }
    };
    // INVARIANT: writing to a string does not fail.
    let _ = write!(
        text,
        "  {id}:\n    Type: AWS::CloudFront::Function\n    Properties:\n      \
         Name: !Sub \"${{AWS::StackName}}-{name}\"\n      AutoPublish: true\n      \
         FunctionConfig:\n        Comment: cfc:comment({name})\n        \
         Runtime: cfc:runtime({name})\n{association}      FunctionCode: cfc:code({name})\n"
    );
}

/// Names of resources have letters and digits only, so that two functions may come to one.
fn unique(name: &str, taken: &mut BTreeSet<String>) -> String {
    let base = match name.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => name.to_owned(),
        Some(_) | None => format!("Function{name}"),
    };
    let mut candidate = base.clone();
    let mut number = 2;
    while !taken.insert(candidate.clone()) {
        candidate = format!("{base}{number}");
        number += 1;
    }
    candidate
}
