function isRole(role) {
    if (role === 'admin') return true;
    if (role === null || typeof role !== 'object') return false;
    const names = Object.keys(role);
    if (names.length !== 1) return false;
    if (names[0] === 'reader') {
        const reader = role.reader;
        if (Array.isArray(reader)) return reader.length === 1 && typeof reader[0] === 'string';
        return reader !== null && typeof reader === 'object' && typeof reader.area === 'string';
    }
    const level = role.level;
    return names[0] === 'level' && Number.isInteger(level) && level >= 0 && level < 256;
}

function reader(role) {
    return { reader: { area: Array.isArray(role.reader) ? role.reader[0] : role.reader.area } };
}

function handler(event) {
    const request = event.request;
    const refused = { statusCode: 400, body: 'these are no claims' };
    const header = request.headers['x-claims'];
    let claims;
    const text = header ? header.value : '';
    try {
        // The engine reads `01`, which is no JSON.
        if (/(?:^|[^\d.eE+-])-?0\d/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'))) return refused;
        claims = JSON.parse(text);
    } catch (error) {
        return refused;
    }
    if (claims === null || typeof claims !== 'object' || Array.isArray(claims)) return refused;
    const expires = claims.expiresAt;
    if (typeof claims.sub !== 'string' || !Number.isInteger(expires) || expires < 0 || expires > 4294967295) return refused;
    const roles = claims.roles === undefined ? [] : claims.roles;
    if (!Array.isArray(roles) || !roles.every(isRole)) return refused;
    const note = claims.note;
    if (note !== undefined && note !== null && typeof note !== 'string') return refused;
    if (roles.includes('admin')) request.uri = '/admin/' + claims.sub;
    const written = { sub: claims.sub, expiresAt: expires, roles: roles.map(role => role.reader ? reader(role) : role) };
    if (typeof note === 'string') written.note = note;
    request.headers['x-claims'] = { value: JSON.stringify(written) };
    return request;
}
