package org.alliance.portal.notifications.internal.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server that does what a test wants. What a line is answered with is asked from the test;
 * null is the usual answer, {@link #STALL} none at all, {@link #CLOSE} the end of the connection.
 */
final class SmtpStub implements AutoCloseable {
  static final String STALL = "stall";
  static final String CLOSE = "close";

  /** What the test is asked at the start of a connection. */
  static final String GREETING = "(greeting)";

  /** What the test is asked when a message has come. */
  static final String END = "(end of message)";

  final List<String> commands = new CopyOnWriteArrayList<>();
  final List<String> messages = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket server;
  private final SSLContext tls;
  volatile UnaryOperator<String> answers;
  volatile int connections;

  SmtpStub(UnaryOperator<String> answers) {
    this(answers, null);
  }

  /**
   * @param tls offers STARTTLS with this; null for no offer
   */
  SmtpStub(UnaryOperator<String> answers, SSLContext tls) {
    this.answers = answers;
    this.tls = tls;
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "smtp-stub");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        connections++;
        daemon(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket first) {
    Socket socket = first;
    try {
      BufferedReader in = reader(socket);
      if (!reply(socket, GREETING, "220 stub")) {
        return;
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        commands.add(line);
        String verb = line.split("[ :]")[0].toUpperCase();
        if (verb.equals("STARTTLS") && tls != null) {
          send(socket, "220 go on");
          SSLSocket secure =
              (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
          secure.setUseClientMode(false);
          secure.startHandshake();
          socket = secure;
          in = reader(socket);
          commands.add("(secure)");
        } else if (!reply(socket, line, usual(verb, socket instanceof SSLSocket))) {
          return;
        } else if (verb.equals("DATA") && answers.apply(line) == null) {
          StringBuilder message = new StringBuilder();
          for (String part = in.readLine(); part != null && !part.equals("."); ) {
            message.append(part).append('\n');
            part = in.readLine();
          }
          messages.add(message.toString());
          if (!reply(socket, END, "250 taken")) {
            return;
          }
        } else if (verb.equals("QUIT")) {
          socket.close();
          return;
        }
      }
    } catch (IOException e) {
      // The other side has left.
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private String usual(String verb, boolean secure) {
    return switch (verb) {
      case "EHLO" ->
          "250-stub\r\n"
              + (tls != null && !secure ? "250-STARTTLS\r\n" : "")
              + "250-AUTH PLAIN LOGIN\r\n250 HELP";
      case "AUTH" -> "235 welcome";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 fine";
    };
  }

  private boolean reply(Socket socket, String line, String usual) throws IOException {
    String answer = answers.apply(line);
    if (STALL.equals(answer)) {
      return false;
    }
    if (CLOSE.equals(answer)) {
      socket.close();
      return false;
    }
    send(socket, answer == null ? usual : answer);
    return true;
  }

  private static void send(Socket socket, String answer) throws IOException {
    socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
