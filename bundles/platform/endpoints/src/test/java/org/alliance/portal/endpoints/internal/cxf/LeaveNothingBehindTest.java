package org.alliance.portal.endpoints.internal.cxf;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.endpoints.internal.pipeline.House;
import org.alliance.portal.testing.door.HttpFake;
import org.junit.Test;

/** Fifty updates of a feature must not leave fifty class loaders behind. */
public class LeaveNothingBehindTest {
  private static final int ROUNDS = 30;
  private static final String SAMPLES = "org.alliance.portal.endpoints.internal.cxf.sample.";
  private static final String GREET =
      "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body>"
          + "<s:greet xmlns:s='urn:alliance:portal:sample:v1'><name>%s</name></s:greet>"
          + "</soap:Body></soap:Envelope>";

  private final House house = new House(null);

  @Test
  public void everyClassLoaderGoes() throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      loaders.add(new WeakReference<>(round()));
    }
    for (int i = 0; i < 20 && left(loaders) > 0; i++) {
      System.gc();
      Thread.onSpinWait();
    }
    assertThat(left(loaders)).as("class loaders that stayed").isZero();
  }

  private static long left(List<WeakReference<ClassLoader>> loaders) {
    return loaders.stream().filter(l -> l.get() != null).count();
  }

  private ClassLoader round() throws Exception {
    ChildFirst loader = new ChildFirst();
    BundleBus bus = house.bus(loader);
    house.rest(bus, made(loader, "SampleResource"));
    house.soap(bus, "/sample", made(loader, "SampleSoapImpl"));
    assertThat(house.send(new HttpFake("GET", "/api/v1/things/1")).status()).isEqualTo(200);
    assertThat(house.send(new HttpFake("GET", "/en/things/1")).text()).contains("thing 1");
    String thing =
        "{\"id\":\"0000000000001\",\"name\":\"a\",\"part\":{\"year\":1,\"colour\":\"red\"}}";
    assertThat(
            house
                .send(
                    new HttpFake("POST", "/api/v1/things")
                        .header("Authorization", "Bearer key")
                        .body("application/json", thing))
                .status())
        .isEqualTo(201);
    for (String name : List.of("you", "fault", "boom")) {
      HttpFake soap =
          house.send(
              new HttpFake("POST", "/soap/sample")
                  .header("SOAPAction", "\"\"")
                  .body("text/xml;charset=utf-8", String.format(GREET, name)));
      assertThat(soap.text()).contains("boom".equals(name) ? "could not answer" : name);
    }
    assertThat(house.send(new HttpFake("GET", "/soap/sample?wsdl")).text()).contains("SamplePort");
    house.empty();
    return loader;
  }

  private static Object made(ClassLoader loader, String name) throws Exception {
    return loader.loadClass(SAMPLES + name).getConstructor().newInstance();
  }

  private static final class ChildFirst extends URLClassLoader {
    ChildFirst() {
      super(
          new URL[] {
            LeaveNothingBehindTest.class.getProtectionDomain().getCodeSource().getLocation()
          },
          LeaveNothingBehindTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(SAMPLES)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
