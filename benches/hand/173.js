function handler(event) {
    var response = event.response;
    response.headers['x-cdkl-fixture'] = { value: 'start-cloudfront' };
    return response;
}
