package org.alliance.portal.endpoints.internal.developers;

/**
 * Programs to copy, with the portal's own address in them. They read the key from the environment,
 * so that no key is written into a file by copying.
 *
 * @param curl one request
 * @param python the whole list, page by page
 * @param java one request, waiting when there were too many
 */
public record Examples(String curl, String python, String java) {
  private static final String CURL =
      """
      curl --header "Authorization: Bearer $PORTAL_KEY" \\
        "@BASE@@PATH@?limit=5"
      """;

  private static final String PYTHON =
      """
      import json
      import os
      import time
      import urllib.error
      import urllib.parse
      import urllib.request

      BASE = "@BASE@"
      KEY = os.environ["PORTAL_KEY"]


      def get(path):
          request = urllib.request.Request(
              BASE + path, headers={"Authorization": "Bearer " + KEY})
          while True:
              try:
                  with urllib.request.urlopen(request, timeout=30) as answer:
                      return json.load(answer)
              except urllib.error.HTTPError as error:
                  if error.code not in (429, 503):
                      raise SystemExit(f"{error.code}: {error.read().decode()}")
                  time.sleep(int(error.headers.get("Retry-After", "5")))


      after = ""
      while True:
          page = get("@PATH@?limit=100&after=" + urllib.parse.quote(after))
          for item in page["items"]:
              print(json.dumps(item, ensure_ascii=False))
          after = page.get("next")
          if not after or not page["items"]:
              break
      """;

  private static final String JAVA =
      """
      import java.net.URI;
      import java.net.http.HttpClient;
      import java.net.http.HttpRequest;
      import java.net.http.HttpResponse;
      import java.time.Duration;

      public class Portal {
        public static void main(String[] args) throws Exception {
          HttpClient client = HttpClient.newHttpClient();
          HttpRequest request =
              HttpRequest.newBuilder(URI.create("@BASE@@PATH@?limit=5"))
                  .header("Authorization", "Bearer " + System.getenv("PORTAL_KEY"))
                  .timeout(Duration.ofSeconds(30))
                  .build();
          HttpResponse<String> answer;
          while (true) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 429 && answer.statusCode() != 503) {
              break;
            }
            Thread.sleep(1000 * answer.headers().firstValueAsLong("Retry-After").orElse(5));
          }
          if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
          }
          System.out.println(answer.body());
        }
      }
      """;

  private static final String SOAP =
      """
      curl --user "client:$PORTAL_KEY" \\
        --header "Content-Type: text/xml; charset=utf-8" \\
        --data '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
        <soap:Body>
          <p:@OPERATION@ xmlns:p="urn:alliance:portal:@NAME@:v1"/>
        </soap:Body>
      </soap:Envelope>' \\
        "@BASE@/soap/@NAME@"
      """;

  private static final String WSDL =
      """
      wsdl2java -client -d src "@BASE@/soap/@NAME@?wsdl"
      python3 -m zeep "@BASE@/soap/@NAME@?wsdl"
      """;

  /**
   * Examples for REST.
   *
   * @param base the portal's address
   * @param path of a list
   */
  static Examples rest(String base, String path) {
    return new Examples(
        filled(CURL, base, path), filled(PYTHON, base, path), filled(JAVA, base, path));
  }

  private static String filled(String text, String base, String path) {
    return text.replace("@BASE@", base).replace("@PATH@", path);
  }

  /** A request by SOAP. */
  static String soap(String base, Soap endpoint) {
    return filled(SOAP, base, "")
        .replace("@NAME@", endpoint.name())
        .replace("@OPERATION@", endpoint.list());
  }

  /** Making a client from a WSDL. */
  static String wsdl(String base, Soap endpoint) {
    return filled(WSDL, base, "").replace("@NAME@", endpoint.name());
  }

  /**
   * A SOAP endpoint.
   *
   * @param name what follows {@code /soap/}
   * @param list an operation that needs no values; null when there is none
   */
  public record Soap(String name, String list) {}
}
