const USERS = { admin: process.env.PASSWORD };

function handler(event) {
    const auth = event.request.headers.authorization;
    if (!auth) return unauthorized();
    const [user, password] = atob(auth.value.split(' ').at(1)).split(':');
    if (USERS[user] !== password) return unauthorized();
    return event.request;
}

const unauthorized = (realm = 'Staging') => ({
    statusCode: '401',
    statusDescription: 'Unauthorized',
    headers: { 'www-authenticate': { value: `Basic realm="${realm}"` } },
});
