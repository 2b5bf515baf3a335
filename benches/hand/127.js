function handler(event) {
    const request = event.request;
    const uri = request.uri;
    const last = uri.split('/').pop();
    const isWheel = uri.startsWith('/whl');
    const isLibrary = uri.startsWith('/libtorch');
    if (isLibrary && last.endsWith('.zip')) {
        return {
            statusCode: 301,
            statusDescription: 'new download.pytorch.org mirror',
            headers: { location: { value: 'https://download-r2.pytorch.org' + uri } }
        };
    }
    if (isWheel || isLibrary) {
        if (last === '') request.uri += 'index.html';
        else if (!last.includes('.')) request.uri += '/index.html';
        else if (isWheel && (/^rocm\d+(\.\d+)*$/.test(last) || uri === '/whl/lts/1.8')) request.uri += '/index.html';
    }
    return request;
}
