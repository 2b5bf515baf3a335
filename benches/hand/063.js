const german = { AT: 1, CH: 1, DE: 1 };

function handler(event) {
    const country = event.request.headers['cloudfront-viewer-country'].value;
    return {
        statusCode: 307,
        statusDescription: 'Temporary Redirect',
        headers: { location: { value: country in german ? '/de/' : '/en/' } }
    };
}
