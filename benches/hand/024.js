const crypto = require('crypto');
const secret = 'correct-horse';

function handler(event) {
    const request = event.request;
    const refused = { statusCode: 401, statusDescription: 'Unauthorized' };
    const parts = request.uri.split('/');
    const token = parts[1].split('.');
    if (parts.length < 3 || token.length < 2) return refused;
    const signature = crypto.createHmac('sha256', secret).update(token[0]).digest('base64url');
    if (signature !== token.slice(1).join('.')) return refused;
    let pass;
    try {
        pass = JSON.parse(Buffer.from(token[0], 'base64url').toString());
    } catch (error) {
        return refused;
    }
    const uri = '/' + parts.slice(2).join('/');
    if (!uri.startsWith(pass.path) || Date.now() / 1000 >= pass.exp) return refused;
    request.uri = uri;
    return request;
}
