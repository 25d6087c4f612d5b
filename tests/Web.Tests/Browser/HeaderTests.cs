using System.Net;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>What every answer carries (C1), and what is not there.</summary>
[Collection(SiteCollection.Name)]
public sealed class HeaderTests(Site site)
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/my", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    public async Task Pages_carry_the_security_headers_and_no_inline_code(string path, HttpStatusCode status)
    {
        using var http = new HttpClient { BaseAddress = site.Address };

        using var answer = await http.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.Contains("マイナンバーカード", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Styles_and_script_are_small_cached_for_ever_and_compressed()
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        var html = await http.GetStringAsync("/");
        var files = System.Text.RegularExpressions.Regex.Matches(html, "(?:href|src)=\"(/build/[^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        var bytes = 0L;

        foreach (var file in files)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file);
            request.Headers.Add("Accept-Encoding", "br");
            using var answer = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl!.MaxAge);
            Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
            bytes += answer.Content.Headers.ContentLength!.Value;
        }

        Assert.Equal(3, files.Count);
        Assert.InRange(bytes, 1, 30_000);
        Assert.InRange((await http.GetByteArrayAsync(files.Single(file => file.EndsWith(".js", StringComparison.Ordinal)))).Length, 1, 10_240);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_in_plain_words()
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        using var form = new FormUrlEncodedContent([new("reservationId", "1234567890123456"), new("birthday", "0412")]);

        using var answer = await http.PostAsync("/reserve/id", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("ページの有効時間が過ぎました", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_of_forms_lie_beside_the_others_so_that_a_restart_breaks_no_open_form()
    {
        using var http = new HttpClient { BaseAddress = site.Address };

        await http.GetStringAsync("/my");

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(site.KeysFolder, "internal-ring"), "key-*.xml"));
    }

    [Fact]
    public async Task The_api_answers_errors_in_its_own_form()
    {
        using var http = new HttpClient { BaseAddress = site.Address };

        using var answer = await http.GetAsync("/api/v1/no-such-thing");

        Assert.DoesNotContain("<html", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
