const widths = ['320', '640', '750', '828', '1080', '1200', '1920', '2048'];

function handler(event) {
    const request = event.request;
    const width = request.querystring.width;
    if (width && widths.includes(width.value)) {
        const parts = request.uri.split('.');
        if (parts.length > 1) {
            parts.pop();
            request.uri = parts.join('.') + '_rrs_w' + width.value + '.webp';
        }
    }
    return request;
}
