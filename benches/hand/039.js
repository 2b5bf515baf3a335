function handler(event) {
    return { statusCode: 404, statusDescription: 'Not Found Homie' };
}
