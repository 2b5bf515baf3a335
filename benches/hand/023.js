const crypto = require('crypto');
const keyId = 'YOUR_KEY_ID';
const key = 'YOUR_KEY';
const refused = { statusCode: 401, statusDescription: 'Unauthorized' };

function same(a, b) {
    if (a.length !== b.length) return false;
    let difference = 0;
    for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
    return difference === 0;
}

function sign(text) {
    return crypto.createHmac('sha256', key).update(text).digest('base64url');
}

function decode(part) {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
}

function begins(path, starts) {
    return Boolean(starts) && starts.some(start => path.startsWith(start));
}

function required(entry) {
    if (!entry) throw new Error('something is missing');
    return entry.value;
}

function isForViewer(claims, event, session) {
    const headers = event.request.headers;
    const ip = event.viewer.ip;
    if (claims.ip && claims.ip_ver !== (ip.includes(':') ? 6 : 4)) throw new Error('address');
    if (!claims.intsig) throw new Error('no inner signature');
    const parts = [];
    if (claims.co) parts.push(required(headers['cloudfront-viewer-country']));
    if (claims.reg) parts.push(required(headers['cloudfront-viewer-country-region']));
    if (claims.ssn) {
        if (!session) throw new Error('session');
        parts.push(session);
    }
    if (claims.ip) parts.push(ip);
    if (claims.headers) claims.headers.forEach(name => parts.push(required(headers[name])));
    if (claims.qs) claims.qs.forEach(name => parts.push(required(event.request.querystring[name])));
    return sign(parts.join(':')) === claims.intsig;
}

function opened(event) {
    const steps = event.request.uri.split('/');
    if (steps.length < 3) throw new Error('no token');
    const parts = steps[1].split('.');
    let session = '';
    if (parts.length === 4) session = parts.shift();
    if (parts.length !== 3) throw new Error('not a token');
    const header = decode(parts[0]);
    if (header.alg !== 'HS256' || header.kid !== keyId) throw new Error('header');
    if (!same(sign(parts[0] + '.' + parts[1]), parts[2])) throw new Error('signature');
    const claims = decode(parts[1]);
    const path = '/' + steps.slice(2).join('/');
    const now = Math.floor(Date.now() / 1000);
    if (claims.nbf && now < claims.nbf || !(now < claims.exp)) throw new Error('time');
    if (begins(path, claims.exc)) return path;
    if (!begins(path, claims.paths) || !isForViewer(claims, event, session)) throw new Error('path');
    return path;
}

function handler(event) {
    const request = event.request;
    try {
        request.uri = opened(event);
    } catch (error) {
        return refused;
    }
    return request;
}
