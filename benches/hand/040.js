const formats = ['jpeg', 'webp', 'avif', 'png', 'svg', 'gif'];

function handler(event) {
    const request = event.request;
    const query = request.querystring;
    const operations = [];
    if (query.format) {
        let format = query.format.value.toLowerCase();
        if (format === 'auto') {
            const accept = request.headers.accept ? request.headers.accept.value : '';
            format = accept.includes('avif') ? 'avif' : accept.includes('webp') ? 'webp' : 'jpeg';
            operations.push('format=' + format);
        } else if (formats.includes(format)) {
            operations.push('format=' + format);
        }
    }
    if (query.quality) {
        const quality = parseInt(query.quality.value);
        if (quality > 0) operations.push('quality=' + Math.min(quality, 100));
    }
    if (query.width) {
        const width = parseInt(query.width.value);
        if (width > 0) operations.push('width=' + width);
    }
    if (query.height) {
        const height = parseInt(query.height.value);
        if (height > 0) operations.push('height=' + height);
    }
    request.uri += '/' + (operations.length > 0 ? operations.join(',') : 'original');
    request.querystring = {};
    return request;
}
