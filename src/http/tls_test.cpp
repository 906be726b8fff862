// TLS with a certificate made here: what a browser needs, and what is refused.
#include <doctest/doctest.h>

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>

#include "core/log.h"
#include "http/server.h"
#include "http/test_client.h"

using namespace hoanhap;
using namespace hoanhap::http;

namespace {

struct Files {
  std::string cert, key;
};

// A self-signed certificate for localhost, in a folder of this test.
Files make_certificate() {
  const auto folder = std::filesystem::temp_directory_path() / "hoanhap-tls-test";
  std::filesystem::create_directories(folder);
  Files files{(folder / "cert.pem").string(), (folder / "key.pem").string()};
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* cert = X509_new();
  ASN1_INTEGER_set(X509_get_serialNumber(cert), 1);
  X509_gmtime_adj(X509_getm_notBefore(cert), 0);
  X509_gmtime_adj(X509_getm_notAfter(cert), 3600);
  X509_set_pubkey(cert, key);
  unsigned char name[] = "localhost";
  X509_NAME_add_entry_by_txt(X509_get_subject_name(cert), "CN", MBSTRING_ASC, name, -1, -1, 0);
  X509_set_issuer_name(cert, X509_get_subject_name(cert));
  X509_sign(cert, key, EVP_sha256());
  std::FILE* out = std::fopen(files.cert.c_str(), "w");
  PEM_write_X509(out, cert);
  std::fclose(out);
  out = std::fopen(files.key.c_str(), "w");
  PEM_write_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(out);
  X509_free(cert);
  EVP_PKEY_free(key);
  return files;
}

// One GET over TLS of at most `version`; "" when the handshake fails.
std::string get(std::uint16_t port, int version) {
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_security_level(context, 0);
  SSL_CTX_set_max_proto_version(context, version);
  BIO* bio = BIO_new_ssl_connect(context);
  BIO_set_conn_hostname(bio, ("127.0.0.1:" + std::to_string(port)).c_str());
  std::string answer;
  if (BIO_do_connect(bio) == 1) {
    BIO_puts(bio, "GET /api/v1/hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    char part[4096];
    for (int n = 0; (n = BIO_read(bio, part, sizeof part)) > 0;)
      answer.append(part, static_cast<std::size_t>(n));
  }
  BIO_free_all(bio);
  SSL_CTX_free(context);
  return answer;
}

Site site() {
  Endpoint hello;
  hello.path = "/api/v1/hello";
  hello.handle = [](const Request&) { return Response::json("{}"); };
  Site s;
  s.router = std::make_shared<Router>(std::vector<Endpoint>{hello});
  return s;
}

}  // namespace

TEST_CASE("TLS 1.2 and 1.3 are served with HSTS; TLS 1.1, plain text and a silent client are not") {
  log::set_quiet(true);
  const auto files = make_certificate();
  Options options;
  options.threads = 1;
  options.tls_cert_file = files.cert;
  options.tls_key_file = files.key;
  options.limits.head_deadline = std::chrono::milliseconds(300);
  Server server(options, site());
  REQUIRE(server.start());
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    const auto answer = get(server.port(), version);
    CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(answer.find("Strict-Transport-Security") != std::string::npos);
    CHECK(answer.ends_with("{}"));
  }
  CHECK(get(server.port(), TLS1_1_VERSION).empty());
  TestClient plain(server.port());
  CHECK(plain.call("GET", "/api/v1/hello").status == 0);
  TestClient silent(server.port());
  CHECK(silent.closed());
}

TEST_CASE("a certificate that can't be read stops the start, in words") {
  Options options;
  options.tls_cert_file = options.tls_key_file = "/nonexistent.pem";
  const auto started = Server(options, site()).start();
  REQUIRE_FALSE(started);
  CHECK(started.error().title.vi == "Không đọc được chứng thư TLS");
}
