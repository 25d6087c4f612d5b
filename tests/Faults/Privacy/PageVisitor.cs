using System.Net;
using System.Text.RegularExpressions;

namespace OrleansBooking.Faults.Privacy;

/// <summary>A browser without script: follows redirects, keeps cookies, sends forms with what they hide.</summary>
/// <param name="strict">A page that failed is a failed test; otherwise the visitor goes on as people do.</param>
public sealed partial class PageVisitor(Uri web, bool strict = true) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, CookieContainer = new CookieContainer() }) { BaseAddress = web };
    private string _page = "";
    private Uri _at = web;

    /// <summary>The path of the page that is shown.</summary>
    public string Path => _at.AbsolutePath;

    /// <summary>Path and query of the page that is shown.</summary>
    public string Address => _at.PathAndQuery;

    /// <summary>How the page was answered.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>What stands behind its path, with the question mark.</summary>
    public string Query => _at.Query;

    /// <summary>The trace that everything asked from now on belongs to, as <c>traceparent</c>.</summary>
    public string Trace
    {
        set => _http.DefaultRequestHeaders.Add("traceparent", value);
    }

    /// <summary>Opens a page.</summary>
    public Task Open(string address) => Show(_http.GetAsync(new Uri(address, UriKind.Relative)));

    /// <summary>Fills in and sends the page's own form: not those of the page's head and of side ways.</summary>
    public Task Send(params (string Field, string Value)[] typed)
    {
        var form = Forms().Matches(_page).Select(match => match.Value).FirstOrDefault(form => !SideWays().IsMatch(form))
            ?? throw new InvalidOperationException($"{Path} has no form to send.");
        var hidden = Hidden().Matches(form).Select(input => (Field: Attribute(input.Value, "name"), Value: Attribute(input.Value, "value")));
        var action = Action().Match(form) is { Success: true } given ? new Uri(_at, WebUtility.HtmlDecode(given.Groups[1].Value)) : _at;
        return Show(_http.PostAsync(action, new FormUrlEncodedContent(hidden.Concat(typed).Select(field => KeyValuePair.Create(field.Field, field.Value)))));
    }

    public void Dispose() => _http.Dispose();

    private async Task Show(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        (_page, _at, Status) = (await answer.Content.ReadAsStringAsync(), answer.RequestMessage!.RequestUri!, answer.StatusCode);
        if (strict) Assert.True((int)answer.StatusCode < 500, $"{Path}: {answer.StatusCode}");
    }

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("^<form[^>]*\\saction=\"(/display|/my/leave|[^\"]*handler=)")]
    private static partial Regex SideWays();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("^<form[^>]*\\baction=\"([^\"]*)\"")]
    private static partial Regex Action();
}
