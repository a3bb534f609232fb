package org.alliance.portal.endpoints.internal.pipeline;

import java.util.Map;

/**
 * A failure in the client's terms.
 *
 * @param status HTTP status
 * @param headers more headers
 * @param contentType of the body
 * @param body what to send; empty for a redirect
 */
public record Told(int status, Map<String, String> headers, String contentType, byte[] body) {}
