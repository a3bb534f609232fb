package org.alliance.portal.security.internal.factor;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A QR code as the path of an SVG drawing: a page may neither load pictures from elsewhere nor set
 * styles.
 *
 * @param size width and height of the drawing
 * @param path what {@code d} of its path is
 */
public record QrCode(int size, String path) {
  private static final int MARGIN = 4;

  /** Draws a text. */
  public static QrCode of(String text) {
    try {
      BitMatrix dots =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      MARGIN));
      return new QrCode(dots.getWidth(), path(dots));
    } catch (WriterException e) {
      throw new IllegalArgumentException("Too long for a QR code", e);
    }
  }

  /** One rectangle for each run of dots in a row. */
  private static String path(BitMatrix dots) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < dots.getHeight(); y++) {
      int start = -1;
      for (int x = 0; x <= dots.getWidth(); x++) {
        boolean dark = x < dots.getWidth() && dots.get(x, y);
        if (dark && start < 0) {
          start = x;
        } else if (!dark && start >= 0) {
          int width = x - start;
          path.append("M%d %dh%dv1h-%dz".formatted(start, y, width, width));
          start = -1;
        }
      }
    }
    return path.toString();
  }
}
