function handler(event) {
    var response = event.response;
    var headers = response.headers;
    delete headers['x-frame-options'];
    var policy = headers['content-security-policy'];
    if (policy) {
        policy.value = policy.value.replace(/frame-ancestors\s+'none'/, "frame-ancestors 'self' https://hud.pytorch.org");
    }
    return response;
}
