function handler(event) {
    var request = event.request;
    var querystring = request.querystring;
    if (querystring.token) {
        request.headers.authorization = { value: 'Bearer ' + querystring.token.value };
        delete querystring.token;
    }
    if (querystring.sessionId) {
        request.headers['x-amzn-bedrock-agentcore-runtime-session-id'] = { value: querystring.sessionId.value };
    }
    return request;
}
