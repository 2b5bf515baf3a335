function handler(event) {
    var request = event.request;
    var headers = request.headers;
    var ios = headers['cloudfront-is-ios-viewer'];
    var android = headers['cloudfront-is-android-viewer'];
    if (ios && ios.value === 'true') {
        request.uri = '/ios' + request.uri;
    } else if (android && android.value === 'true') {
        request.uri = '/android' + request.uri;
    }
    return request;
}
