const required = ['param1', 'param2'];

function bad(message) {
    return { statusCode: 400, statusDescription: message };
}

function handler(event) {
    const request = event.request;
    const querystring = request.querystring;
    if (required.some(name => !querystring[name])) return bad('Required parameter is missing');
    const first = querystring.param1.value[0];
    if (!first || first < 'A' || first > 'Z') return bad('Invalid parameter');
    return request;
}
