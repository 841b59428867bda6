package dev.lepton.accept.http;

import java.net.http.HttpHeaders;

/**
 * An answer.
 *
 * @param request method and path as asked
 * @param status HTTP status
 * @param body its first 256 KiB
 */
public record Page(String request, int status, HttpHeaders headers, String body) {}
