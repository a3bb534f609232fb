package org.alliance.portal.notifications.internal.smtp;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLSocketFactory;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.notifications.internal.MailServer;
import org.alliance.portal.notifications.internal.Settings;
import org.alliance.portal.notifications.internal.Wake;
import org.alliance.portal.notifications.internal.store.LetterQueue;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of this node that sends letters, when there is a mail server. */
@Component(
    service = {MailServer.class, Wake.class},
    configurationPid = Settings.PID)
public final class Sender implements MailServer {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long END = 5_000;

  private final Semaphore work = new Semaphore(1);
  private final Courier courier;
  private final String problem;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean impatient;

  @Activate
  public Sender(
      @Reference LetterQueue letters,
      @Reference IdGenerator ids,
      @Reference PageRenderer renderer,
      BundleContext context,
      Settings settings) {
    this(
        letters,
        ids,
        new Form((lang, key) -> renderer.text(context.getBundle(), lang, key, Map.of())),
        settings.smtp_url(),
        settings.mail_from(),
        settings.mail_reply_to(),
        PATIENCE,
        null,
        Clock.systemUTC());
  }

  Sender(
      LetterQueue letters,
      IdGenerator ids,
      Form form,
      String url,
      String from,
      String replyTo,
      Duration patience,
      SSLSocketFactory trust,
      Clock clock) {
    Courier ready = null;
    String missing = null;
    if (!url.isBlank()) {
      try {
        SmtpAddress address = address(url);
        if (from.isBlank()) {
          throw new IllegalArgumentException("PORTAL_MAIL_FROM is missing");
        }
        Smtp smtp = new Smtp(address, Identity.parse(from, replyTo), form, patience, trust);
        ready = new Courier(letters, ids, smtp, clock, () -> stopping);
      } catch (IllegalArgumentException e) {
        missing = e.getMessage();
        LOG.error("No letters are sent: {}", missing);
      }
    }
    this.courier = ready;
    this.problem = missing;
    this.thread = ready == null ? null : start();
  }

  private static SmtpAddress address(String url) {
    try {
      return SmtpAddress.parse(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("PORTAL_SMTP_URL cannot be read: " + e.getMessage(), e);
    }
  }

  private Thread start() {
    Thread sender = new Thread(this::run, "portal-mail");
    sender.setDaemon(true);
    // The mail library finds its parts by it.
    sender.setContextClassLoader(Sender.class.getClassLoader());
    sender.start();
    return sender;
  }

  @Override
  public boolean known() {
    return courier != null || problem != null;
  }

  @Override
  public String problem() {
    return problem;
  }

  @Override
  public String trouble() {
    return courier == null ? null : courier.trouble();
  }

  @Override
  public void wake() {
    if (work.availablePermits() == 0) {
      work.release();
    }
  }

  @Override
  public void wakeNow() {
    impatient = true;
    wake();
  }

  private void run() {
    while (!stopping) {
      try {
        work.acquire();
        work.drainPermits();
        if (impatient) {
          impatient = false;
          courier.impatient();
        }
        courier.send();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | LinkageError e) {
        LOG.warn("Sending letters failed and is tried again soon: {}", e.toString());
      }
    }
  }

  /** Ends after the letter that is being sent. */
  @Deactivate
  public void stop() {
    stopping = true;
    wake();
    if (thread != null) {
      try {
        thread.join(END);
        if (thread.isAlive()) {
          thread.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
