package dev.rapport.kit.problem;

/** The refusals that every service shares. */
public enum Problem implements ProblemCode {
    INVALID_REQUEST(400, "The request is not valid"),
    MALFORMED_JSON(400, "The body is not valid JSON"),
    INVALID_CURSOR(400, "The cursor does not belong to this list"),
    UNAUTHENTICATED(401, "A valid bearer token is needed"),
    FORBIDDEN(403, "The token does not allow this"),
    AGENCY_MISSING(403, "The token names no agency"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The method is not supported here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types is available"),
    REQUEST_TIMEOUT(408, "The request took too long to arrive"),
    CONFLICT(409, "Another request came in between"),
    ALREADY_EXISTS(409, "Something with this key exists already"),
    MERGED(409, "It was merged into another"),
    REQUEST_IN_PROGRESS(409, "A request with this Idempotency-Key is still running"),
    GONE(410, "What the request made was erased"),
    VERSION_CONFLICT(412, "The item has changed since it was read"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type of the body is not supported"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used with another request"),
    PRECONDITION_REQUIRED(428, "If-Match is required"),
    TOO_MANY_REQUESTS(429, "Your agency sends more requests than it may"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "The service cannot answer right now");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** The shared problem that stands for a bare HTTP status. */
    static Problem ofStatus(int status) {
        for (Problem problem : values()) {
            if (problem.status == status) return problem;
        }
        return status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
    }
}
