package org.alliance.portal.security.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

public class QrCodeTest {
  private static final int SCALE = 4;

  /** Draws the path as a browser does and reads the picture as an app does. */
  @Test
  public void anAppReadsWhatIsDrawn() throws Exception {
    String text = "otpauth://totp/Alliance:a%40town.example?secret=MZXW6YTBOI&issuer=Alliance";
    QrCode code = QrCode.of(text);
    int width = code.size() * SCALE;
    int[] pixels = new int[width * width];
    Arrays.fill(pixels, 0xffffff);
    Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z").matcher(code.path());
    while (run.find()) {
      int x = Integer.parseInt(run.group(1)) * SCALE;
      int y = Integer.parseInt(run.group(2)) * SCALE;
      int length = Integer.parseInt(run.group(3)) * SCALE;
      for (int row = y; row < y + SCALE; row++) {
        Arrays.fill(pixels, row * width + x, row * width + x + length, 0);
      }
    }
    BinaryBitmap picture =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels)));
    assertThat(new QRCodeReader().decode(picture).getText()).isEqualTo(text);
  }
}
