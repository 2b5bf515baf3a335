const allowed = ['192.0.2.10', '2001:db8::10'];

function handler(event) {
    if (allowed.includes(event.viewer.ip)) {
        return event.request;
    }
    return { statusCode: 403, statusDescription: 'Forbidden', body: 'Access denied' };
}
