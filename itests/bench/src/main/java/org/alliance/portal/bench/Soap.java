package org.alliance.portal.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Requests to a SOAP endpoint. */
final class Soap {
  private Soap() {}

  /**
   * A call.
   *
   * @param namespace of the operations, whose prefix is p
   * @param body the operation's element
   */
  static byte[] call(int port, String path, String namespace, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer " + Portal.KEY);
    headers.put("Content-Type", "text/xml;charset=UTF-8");
    headers.put("SOAPAction", "\"\"");
    return Requests.post(
        port,
        path,
        headers,
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:p=\""
            + namespace
            + "\"><s:Body>"
            + body
            + "</s:Body></s:Envelope>");
  }
}
