package org.alliance.portal.testing.door;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** Calls a CXF server as the portal's servlet does, without a port. */
public final class HttpFake {
  private HttpFake() {}

  /** What came back; header names in any case. */
  public record Answer(int status, Map<String, String> headers, String body) {}

  /** Sends a request; the address is the raw path with the query. */
  public static Answer send(
      AbstractHTTPDestination server,
      String method,
      String address,
      Map<String, String> headers,
      String body)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] status = {200};
    Map<String, String> got = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    server.invoke(
        null, null, request(method, address, headers, body), response(status, got, bytes));
    return new Answer(status[0], got, bytes.toString(StandardCharsets.UTF_8));
  }

  private static HttpServletRequest request(
      String method, String address, Map<String, String> sent, String body) {
    String[] parts = address.split("\\?", 2);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(sent);
    InputStream bytes =
        new ByteArrayInputStream((body == null ? "" : body).getBytes(StandardCharsets.UTF_8));
    Map<String, Object> answers = new HashMap<>();
    answers.put("getInputStream", new In(bytes));
    answers.put("getMethod", method);
    answers.put("getContentType", headers.get("Content-Type"));
    answers.put("getCharacterEncoding", "UTF-8");
    answers.put("getRequestURI", parts[0]);
    answers.put("getQueryString", parts.length > 1 ? parts[1] : null);
    answers.put("getRequestURL", new StringBuffer("http://localhost" + parts[0]));
    answers.put("getContextPath", "");
    answers.put("getServletPath", "");
    answers.put("getPathInfo", parts[0]);
    answers.put("getContentLength", body == null ? 0 : body.length());
    return HttpServletRequest.class.cast(
        Proxy.newProxyInstance(
            HttpFake.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, args) ->
                switch (called.getName()) {
                  case "getHeaderNames" -> Collections.enumeration(headers.keySet());
                  case "getHeaders" ->
                      headers.containsKey(args[0])
                          ? Collections.enumeration(List.of(headers.get(args[0])))
                          : Collections.emptyEnumeration();
                  case "getHeader" -> headers.get(args[0]);
                  default -> or(answers.get(called.getName()), called.getReturnType());
                }));
  }

  private static HttpServletResponse response(
      int[] status, Map<String, String> headers, ByteArrayOutputStream bytes) {
    ServletOutputStream out = new Out(bytes);
    return HttpServletResponse.class.cast(
        Proxy.newProxyInstance(
            HttpFake.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, called, args) -> {
              switch (called.getName()) {
                case "setStatus" -> status[0] = (int) args[0];
                case "setHeader", "addHeader" -> headers.put((String) args[0], (String) args[1]);
                case "setContentType" -> headers.put("Content-Type", (String) args[0]);
                case "getOutputStream" -> {
                  return out;
                }
                case "getStatus" -> {
                  return status[0];
                }
                default -> {
                  // Nobody asks for more.
                }
              }
              return or(null, called.getReturnType());
            }));
  }

  private static Object or(Object answer, Class<?> type) {
    return answer != null || !type.isPrimitive() || type == void.class
        ? answer
        : Array.get(Array.newInstance(type, 1), 0);
  }

  private static final class In extends ServletInputStream {
    private final InputStream bytes;

    In(InputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Out extends ServletOutputStream {
    private final ByteArrayOutputStream bytes;

    Out(ByteArrayOutputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public void write(int b) {
      bytes.write(b);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
