using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using OrleansBooking.Web.Citizen.Engine;

namespace OrleansBooking.Web.Staff.Rest;

/// <summary>The REST API as the inside pages call it, with the own token of whoever is signed in:
/// a page can do what its reader may do, and nothing else.</summary>
public sealed class StaffApi(HttpClient http, StaffSession session)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Asks for something that must be there.</summary>
    /// <param name="path">Relative to the API's root, for example <c>venues</c>.</param>
    /// <exception cref="SignedOutException">The token has ended.</exception>
    /// <exception cref="EngineAwayException">No answer, or none that can be used.</exception>
    public async Task<T> Get<T>(string path) => (await Ask<T>(path)).Must(path);

    /// <summary>Asks for something that may be refused.</summary>
    public Task<ApiReply<T>> Ask<T>(string path) => Send<T>(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends a form. The same operation again gets the same answer.</summary>
    public Task<ApiReply<T>> Post<T>(string path, object? body, Guid operation, string? ifMatch = null) =>
        Change<T>(HttpMethod.Post, path, body, operation, ifMatch);

    /// <inheritdoc cref="Post{T}" />
    public Task<ApiReply<T>> Put<T>(string path, object? body, Guid operation, string? ifMatch = null) =>
        Change<T>(HttpMethod.Put, path, body, operation, ifMatch);

    /// <inheritdoc cref="Post{T}" />
    public Task<ApiReply<T>> Patch<T>(string path, object? body, Guid operation, string? ifMatch = null) =>
        Change<T>(HttpMethod.Patch, path, body, operation, ifMatch);

    /// <summary>Ends or removes something.</summary>
    public async Task<ApiReply<object>> Delete(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path);
        return await Send<object>(request);
    }

    /// <summary>Sends a file as the body.</summary>
    public async Task<ApiReply<T>> Upload<T>(string path, Stream file, string mediaType, Guid operation)
    {
        using var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("Idempotency-Key", operation.ToString());
        return await Send<T>(request);
    }

    /// <summary>A file, as it comes; the caller disposes of the message.</summary>
    public async Task<HttpResponseMessage> Download(string path, string mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(mediaType));
        return await Raw(request);
    }

    /// <summary>Exchanges name and password for a token.</summary>
    public async Task<ApiReply<T>> SignIn<T>(object credentials)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "tokens") { Content = JsonContent.Create(credentials, options: Json) };
        // The list of sessions shows the browser, not this process.
        if (session.Browser is { Length: > 0 } browser) request.Headers.TryAddWithoutValidation("User-Agent", browser);
        using var response = await Raw(request);
        return await Read<T>(response);
    }

    private async Task<ApiReply<T>> Change<T>(HttpMethod method, string path, object? body, Guid operation, string? ifMatch)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: Json) };
        request.Headers.Add("Idempotency-Key", operation.ToString());
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await Send<T>(request);
    }

    private async Task<ApiReply<T>> Send<T>(HttpRequestMessage request)
    {
        using var response = await Raw(request);
        if (response.StatusCode == HttpStatusCode.Unauthorized) throw new SignedOutException();
        return await Read<T>(response);
    }

    private async Task<HttpResponseMessage> Raw(HttpRequestMessage request)
    {
        if (session.Token is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.AcceptLanguage.ParseAdd("ja");
        try
        {
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if ((int)response.StatusCode < StatusCodes.Status500InternalServerError) return response;
            response.Dispose();
            throw new EngineAwayException($"The API answered {(int)response.StatusCode}.");
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            throw new EngineAwayException(away);
        }
    }

    private static async Task<ApiReply<T>> Read<T>(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode) return new ApiReply<T>(status, default, await response.Content.ReadFromJsonAsync<ApiProblem>(Json), null);
        var value = response.StatusCode == HttpStatusCode.NoContent ? default : await response.Content.ReadFromJsonAsync<T>(Json);
        return new ApiReply<T>(status, value, null, response.Headers.ETag?.ToString());
    }
}
