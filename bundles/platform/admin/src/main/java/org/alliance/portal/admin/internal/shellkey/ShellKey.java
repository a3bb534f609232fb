package org.alliance.portal.admin.internal.shellkey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.List;
import org.alliance.portal.admin.internal.Settings;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets whoever may read the data folder into the shell, and nobody else: there is no password. The
 * key is made once; Karaf's list is written anew whenever Karaf's folder was.
 */
@Component(service = ShellKey.class, configurationPid = "org.alliance.portal", immediate = true)
public final class ShellKey {
  private static final Logger LOG = LoggerFactory.getLogger(ShellKey.class);
  private static final String OWNER_ONLY = "rw-------";

  private final Path key;
  private final Path admitted;

  @Activate
  public ShellKey(Settings settings, BundleContext context) {
    this(
        Path.of(settings.data(), "shell.key"),
        Path.of(context.getProperty("karaf.etc"), "keys.properties"));
    // A key takes a second to make, which nothing else should wait for.
    Thread thread = new Thread(this::provide, "portal-shell-key");
    thread.setDaemon(true);
    thread.start();
  }

  ShellKey(Path key, Path admitted) {
    this.key = key;
    this.admitted = admitted;
  }

  void provide() {
    try {
      RSAPrivateCrtKey own = read();
      String pem = null;
      if (own == null) {
        own = Keys.make();
        pem = Keys.pem(own);
      }
      List<String> before = Files.exists(admitted) ? Files.readAllLines(admitted) : List.of();
      List<String> after = Keys.admit(before, Keys.publicPart(own));
      if (!after.equals(before)) {
        write(admitted, String.join("\n", after) + "\n");
      }
      if (pem != null) {
        write(key, pem);
      }
    } catch (IOException | GeneralSecurityException e) {
      LOG.error("The shell cannot be opened from outside: {}", e.toString());
    }
  }

  private RSAPrivateCrtKey read() throws IOException {
    if (!Files.exists(key)) {
      return null;
    }
    try {
      return Keys.read(Files.readString(key));
    } catch (GeneralSecurityException e) {
      LOG.warn("{} is no key and is made anew", key);
      return null;
    }
  }

  private static void write(Path file, String content) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path temporary =
        Files.createTempFile(
            folder,
            file.getFileName().toString(),
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    try {
      Files.write(temporary, content.getBytes(StandardCharsets.UTF_8));
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
