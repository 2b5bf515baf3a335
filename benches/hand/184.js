var policy = {
    'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'content-security-policy': "default-src 'self'",
    server: null,
    'x-powered-by': null
};

function handler(event) {
    var response = event.response;
    var headers = response.headers;
    Object.keys(policy).forEach(name => {
        if (policy[name] === null) {
            delete headers[name];
        } else {
            headers[name] = { value: policy[name] };
        }
    });
    return response;
}
