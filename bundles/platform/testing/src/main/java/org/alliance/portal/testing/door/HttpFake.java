package org.alliance.portal.testing.door;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import javax.servlet.ReadListener;
import javax.servlet.ServletConfig;
import javax.servlet.ServletContext;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** A request and its answer without a container or a port. */
public final class HttpFake {
  private final String method;
  private final String path;
  private final String query;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Object> attributes = new HashMap<>();
  private byte[] body = new byte[0];
  private boolean breaksOff;
  private final Map<String, List<String>> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int status = 200;

  /** The address is the raw path with the query. */
  public HttpFake(String method, String address) {
    int mark = address.indexOf('?');
    this.method = method;
    this.path = mark < 0 ? address : address.substring(0, mark);
    this.query = mark < 0 ? null : address.substring(mark + 1);
    headers.put("Host", "portal.test");
  }

  public HttpFake header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public HttpFake body(String type, String text) {
    headers.put("Content-Type", type);
    body = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** Sends it to a CXF server, as the portal's servlet does. */
  public HttpFake to(Server server) throws IOException {
    ((AbstractHTTPDestination) server.getDestination()).invoke(null, null, request(), response());
    return this;
  }

  public int status() {
    return status;
  }

  public String answer(String name) {
    List<String> values = answered.get(name);
    return values == null ? null : String.join(", ", values);
  }

  /** The headers of the answer by name, in any case. */
  public Map<String, String> answers() {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    answered.keySet().forEach(name -> all.put(name, answer(name)));
    return all;
  }

  public List<String> answers(String name) {
    return answered.getOrDefault(name, List.of());
  }

  public String text() {
    try {
      byte[] bytes = out.toByteArray();
      if ("gzip".equals(answer("Content-Encoding"))) {
        bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public int length() {
    return out.size();
  }

  public ServletConfig config() {
    ServletContext context = fake(ServletContext.class, (m, a) -> null);
    return fake(
        ServletConfig.class, (m, a) -> m.getName().equals("getServletContext") ? context : null);
  }

  public HttpServletRequest request() {
    return fake(
        HttpServletRequest.class,
        (m, a) ->
            switch (m.getName()) {
              case "getMethod" -> method;
              case "getRequestURI", "getPathInfo" -> path;
              case "getQueryString" -> query;
              case "getContextPath", "getServletPath" -> "";
              case "getRequestURL" -> new StringBuffer("http://portal.test" + path);
              case "getScheme" -> "http";
              case "getServerName" -> "portal.test";
              case "getServerPort" -> 80;
              case "getRemoteAddr" -> "192.0.2.1";
              case "getProtocol" -> "HTTP/1.1";
              case "getHeader" -> headers.get((String) a[0]);
              case "getHeaders" ->
                  Collections.enumeration(
                      headers.containsKey((String) a[0])
                          ? List.of(headers.get((String) a[0]))
                          : List.of());
              case "getHeaderNames" -> Collections.enumeration(headers.keySet());
              case "getContentType" -> headers.get("Content-Type");
              case "getContentLengthLong" -> (long) (body.length == 0 ? -1 : body.length);
              case "getContentLength" -> body.length == 0 ? -1 : body.length;
              case "getCookies" -> cookies();
              case "getInputStream" -> in();
              case "getAttribute" -> attributes.get((String) a[0]);
              case "setAttribute" -> attributes.put((String) a[0], a[1]);
              case "getLocale" -> java.util.Locale.ENGLISH;
              case "getLocales" -> Collections.enumeration(List.of(java.util.Locale.ENGLISH));
              default -> null;
            });
  }

  private Cookie[] cookies() {
    String header = headers.get("Cookie");
    if (header == null) {
      return null;
    }
    List<Cookie> cookies = new ArrayList<>();
    for (String pair : header.split("; ")) {
      int equals = pair.indexOf('=');
      cookies.add(new Cookie(pair.substring(0, equals), pair.substring(equals + 1)));
    }
    return cookies.toArray(Cookie[]::new);
  }

  /** The client goes away after what it has sent. */
  public HttpFake breaksOff() {
    breaksOff = true;
    return this;
  }

  private ServletInputStream in() {
    ByteArrayInputStream bytes = new ByteArrayInputStream(body);
    return new ServletInputStream() {
      @Override
      public int read() throws IOException {
        there();
        return bytes.read();
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        there();
        return bytes.read(into, from, length);
      }

      private void there() throws IOException {
        if (breaksOff && bytes.available() == 0) {
          throw new IOException("Early EOF");
        }
      }

      @Override
      public boolean isFinished() {
        return bytes.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException();
      }
    };
  }

  public HttpServletResponse response() {
    ServletOutputStream stream =
        new ServletOutputStream() {
          @Override
          public void write(int b) {
            out.write(b);
          }

          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
          }
        };
    return fake(
        HttpServletResponse.class,
        (m, a) -> {
          switch (m.getName()) {
            case "setStatus" -> status = (Integer) a[0];
            case "setContentType" -> header("Content-Type", a[0], true);
            case "setHeader" -> header((String) a[0], a[1], true);
            case "addHeader" -> header((String) a[0], a[1], false);
            case "setContentLength", "setContentLengthLong" -> header("Content-Length", a[0], true);
            case "getOutputStream" -> {
              return stream;
            }
            case "getStatus" -> {
              return status;
            }
            case "getHeader" -> {
              return answer((String) a[0]);
            }
            case "getContentType" -> {
              return answer("Content-Type");
            }
            case "isCommitted" -> {
              return false;
            }
            default -> {
              return null;
            }
          }
          return null;
        });
  }

  private void header(String name, Object value, boolean only) {
    if (value == null) {
      answered.remove(name);
    } else if (only) {
      answered.put(name, new ArrayList<>(List.of(value.toString())));
    } else {
      answered.computeIfAbsent(name, n -> new ArrayList<>()).add(value.toString());
    }
  }

  private interface Answering {
    Object answer(Method method, Object[] args);
  }

  private static <T> T fake(Class<T> type, Answering answering) {
    return type.cast(
        Proxy.newProxyInstance(
            HttpFake.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              Object value = answering.answer(method, args);
              Class<?> wanted = method.getReturnType();
              if (value == null && wanted == boolean.class) {
                return false;
              }
              if (value == null && wanted == int.class) {
                return 0;
              }
              if (value == null && wanted == long.class) {
                return 0L;
              }
              return wanted == void.class ? null : value;
            }));
  }
}
