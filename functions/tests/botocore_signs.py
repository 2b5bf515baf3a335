"""Signs with botocore what `botocore.rs` hands over as JSON, and compares the signatures."""

import base64
import datetime
import html
import json
import re
import sys
import urllib.parse

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials


def at(date):
    """botocore's clock, set to a date such as 20150830T123600Z."""
    now = datetime.datetime.strptime(date, "%Y%m%dT%H%M%SZ")
    botocore.auth.get_current_datetime = lambda remove_tzinfo=True: (
        now if remove_tzinfo else now.replace(tzinfo=datetime.timezone.utc)
    )
    assert botocore.auth.get_current_datetime() == now


def signed_request(case):
    at(case["date"])
    quote = urllib.parse.quote
    pairs = [f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in case["parameters"]]
    url = f"https://{case['host']}{quote(case['path'], safe='/~')}" + ("?" + "&".join(pairs) if pairs else "")
    request = AWSRequest(method=case["method"], url=url)
    auth = botocore.auth.S3SigV4QueryAuth(
        Credentials(*case["credentials"]), "s3", case["region"], expires=case["expires"]
    )
    auth.add_auth(request)
    return urllib.parse.urlsplit(request.url).query


def policy_signature(credentials, date, region, policy):
    at(date)
    request = AWSRequest()
    request.context["timestamp"] = date
    return botocore.auth.S3SigV4PostAuth(Credentials(*credentials), "s3", region).signature(policy, request)


def parameters(query):
    return sorted(urllib.parse.parse_qsl(query, keep_blank_values=True, strict_parsing=True))


def check_form(case):
    """The form has botocore's fields and botocore's signature, and the policy covers each field."""
    fields = {
        html.unescape(name): html.unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', case["page"])
    }
    policy = json.loads(base64.b64decode(fields["policy"], validate=True))
    at(case["date"])
    request = AWSRequest()
    request.context["s3-presign-post-fields"] = {
        name: fields[name] for name in ["key", "success_action_redirect", "content-type"]
    }
    request.context["s3-presign-post-policy"] = {
        "expiration": policy["expiration"],
        "conditions": [c for c in policy["conditions"] if isinstance(c, list) or not list(c)[0].startswith("x-amz-")],
    }
    auth = botocore.auth.S3SigV4PostAuth(Credentials(*case["credentials"]), "s3", "eu-central-1")
    auth.add_auth(request)
    theirs = request.context["s3-presign-post-fields"]
    their_policy = json.loads(base64.b64decode(theirs["policy"]))
    as_set = lambda conditions: sorted(json.dumps(c) for c in conditions)
    assert as_set(policy["conditions"]) == as_set(their_policy["conditions"]), (policy, their_policy)
    unsigned = {"policy", "x-amz-signature"}
    assert {k: v for k, v in fields.items() if k not in unsigned} == {
        k: v for k, v in theirs.items() if k not in unsigned
    }, (fields, theirs)
    # The two policies say the same and are spelled differently, so botocore signs ours once more.
    assert fields["x-amz-signature"] == policy_signature(
        case["credentials"], case["date"], "eu-central-1", fields["policy"]
    )


def main():
    cases = json.load(sys.stdin)
    for case in cases["requests"]:
        ours, theirs = parameters(case["query"]), parameters(signed_request(case))
        assert ours == theirs, (case, theirs)
    for case in cases["policies"]:
        theirs = policy_signature(case["credentials"], case["date"], case["region"], case["policy"])
        assert case["signature"] == theirs, (case, theirs)
    for case in cases["forms"]:
        check_form(case)
    print(f"{sum(map(len, cases.values()))} signatures are the same")


main()
