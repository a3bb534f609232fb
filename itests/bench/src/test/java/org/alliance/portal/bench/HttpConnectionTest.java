package org.alliance.portal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class HttpConnectionTest {
  private static final byte[] REQUEST = {'x'};
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  /** Every answer is also read one byte at a time, as a slow network may bring it. */
  private HttpConnection on(String answer, boolean dripping) {
    InputStream in =
        new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] b, int off, int len) {
            return super.read(b, off, dripping ? Math.min(1, len) : len);
          }

          @Override
          public int read(byte[] b) {
            return read(b, 0, b.length);
          }
        };
    return new HttpConnection(in, sent, in);
  }

  private void check(String answers, int... statuses) throws IOException {
    for (boolean dripping : new boolean[] {false, true}) {
      HttpConnection connection = on(answers, dripping);
      for (int status : statuses) {
        assertThat(connection.exchange(REQUEST)).isEqualTo(status);
      }
    }
  }

  @Test
  public void readsAnswersOfAKnownLengthOneAfterTheOther() throws IOException {
    check(
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
            + "HTTP/1.1 404 Not Found\r\ncontent-length:0\r\n\r\n"
            + "HTTP/1.1 201 Created\r\nX: y\r\nCONTENT-LENGTH: 2\r\n\r\nok",
        200,
        404,
        201);
    assertThat(sent.size()).isEqualTo(6);
  }

  @Test
  public void readsChunksWithExtensionsAndTrailers() throws IOException {
    String chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "5\r\nhello\r\nA;name=value\r\n, world!!!\r\n0\r\nTrailer: x\r\n\r\n";
    check(chunked + "HTTP/1.1 204 No Content\r\n\r\n", 200, 204);
    assertThat(on(chunked, true).fetch(REQUEST).text()).isEqualTo("hello, world!!!");
  }

  @Test
  public void knowsHowLongABodyWas() throws IOException {
    HttpConnection connection =
        on(
            "HTTP/1.1 200 OK\r\n"
                + "Content-Length: 5\r\n\r\n"
                + "helloHTTP/1.1 200 OK\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + "3\r\n"
                + "abc\r\n"
                + "4\r\n"
                + "defg\r\n"
                + "0\r\n\r\n"
                + "HTTP/1.1 204 No Content\r\n\r\n"
                + "HTTP/1.1 200 OK\r\n\r\n"
                + "to the end",
            false);
    for (long length : new long[] {5, 7, 0, 10}) {
      connection.exchange(REQUEST);
      assertThat(connection.bytes()).isEqualTo(length);
    }
  }

  @Test
  public void knowsWhichAnswersHaveNoBody() throws IOException {
    check(
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n"
            + "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx",
        304,
        200);
  }

  @Test
  public void keepsHeadersAndBody() throws IOException {
    HttpConnection.Answer answer =
        on(
                "HTTP/1.1 303 See Other\r\nSet-Cookie: a=1; Path=/\r\nset-cookie: b=2\r\n"
                    + "Content-Length: 3\r\n\r\nñx",
                false)
            .fetch(REQUEST);
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers("Set-Cookie")).containsExactly("a=1; Path=/", "b=2");
    assertThat(answer.header("Location")).isEmpty();
    assertThat(answer.text()).isEqualTo("ñx");
  }

  @Test
  public void isNotUsedAgainWhenTheServerCloses() throws IOException {
    HttpConnection polite =
        on("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", false);
    polite.exchange(REQUEST);
    assertThat(polite.reusable()).isFalse();
    HttpConnection plain = on("HTTP/1.1 200 OK\r\n\r\nto the end", false);
    assertThat(plain.fetch(REQUEST).text()).isEqualTo("to the end");
    assertThat(plain.reusable()).isFalse();
    HttpConnection kept = on("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", false);
    kept.exchange(REQUEST);
    assertThat(kept.reusable()).isTrue();
  }

  @Test
  public void saysWhenTheAnswerBreaksOff() {
    for (String answer :
        new String[] {
          "",
          "HTTP/1.1 200",
          "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
        }) {
      assertThatThrownBy(() -> on(answer, false).exchange(REQUEST))
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  public void refusesWhatIsNotHttp() {
    for (String answer :
        new String[] {
          "SSH-2.0-OpenSSH_9.2\r\n",
          "HTTP/1.1 2x0 OK\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n",
          "HTTP/1.1 200 OK\r\nX: " + "y".repeat(20_000) + "\r\n\r\n"
        }) {
      assertThatThrownBy(() -> on(answer, false).exchange(REQUEST))
          .isInstanceOf(ProtocolException.class);
    }
  }
}
