using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.History;

namespace OrleansBooking.Faults.Load;

/// <summary>Speaks the contract's REST API to one process, as the account it signed in with.</summary>
public sealed class BookingClient : IDisposable
{
    private const int Connections = 256;
    private static readonly MediaTypeHeaderValue MergePatch = new("application/merge-patch+json");
    private readonly HttpClient _http;

    private BookingClient(HttpClient http) => _http = http;

    /// <summary>The underlying client, base address <c>…/api/v1/</c>, with the bearer token.</summary>
    public HttpClient Http => _http;

    /// <summary>Signs in at a process.</summary>
    public static async Task<BookingClient> SignIn(Uri web, string userName, string password)
    {
        var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false })
        {
            BaseAddress = new Uri(web, "api/v1/"),
            Timeout = TimeSpan.FromSeconds(30),
        };
        // Nothing is judged by the first sign-in at processes that have just started, all at once.
        using var door = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = http.BaseAddress, Timeout = TimeSpan.FromMinutes(2) };
        using var answer = await door.PostAsJsonAsync("tokens", new { userName, password });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new BookingClient(http);
    }

    /// <summary>Sends an operation; every fault of the line is an answer too.</summary>
    public async Task<Answer> Send(Operation operation)
    {
        try
        {
            using var request = RequestOf(operation);
            using var response = await _http.SendAsync(request);
            var body = await response.Content.ReadFromJsonAsync<JsonElement>();
            return Read(response, body);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            return new Answer(Verdict.Unknown, 0, (fault as HttpRequestException)?.HttpRequestError.ToString() ?? fault.GetType().Name, null);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage RequestOf(Operation operation)
    {
        var slot = operation.Slot;
        var (venueId, date, time) = (slot?.Venue, slot?.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), slot?.Time.ToString("HH:mm", CultureInfo.InvariantCulture));
        var (path, body) = operation.Kind switch
        {
            OperationKind.Book => ("reservations", BookBody(operation.Person!)),
            OperationKind.Move => ($"reservations/{operation.Number}/move", JsonContent.Create(new { venueId, date, time })),
            OperationKind.ChangeContact => ($"reservations/{operation.Number}", JsonContent.Create(new { operation.Person!.Phone, operation.Person.Email }, MergePatch)),
            _ => ($"reservations/{operation.Number}/cancel", JsonContent.Create(new { reason = "試験" })),
        };
        var request = new HttpRequestMessage(operation.Kind == OperationKind.ChangeContact ? HttpMethod.Patch : HttpMethod.Post, path) { Content = body };
        request.Headers.Add("Idempotency-Key", operation.Id.ToString("D"));
        if (operation.ExpectedVersion is { } version) request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return request;

        JsonContent BookBody(Citizen person) => JsonContent.Create(new
        {
            venueId, date, time, procedure = operation.Procedure,
            person.ReservationId, person.Birthday, person.Name, person.Kana, person.Phone, person.Email,
        });
    }

    private static Answer Read(HttpResponseMessage response, JsonElement body)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            return new Answer(Verdict.Accepted, status, null, new Answer.Content(
                Text("number")!,
                new SlotKey(Text("venueId")!, DateOnly.Parse(Text("date")!, CultureInfo.InvariantCulture), TimeOnly.Parse(Text("time")!, CultureInfo.InvariantCulture)),
                Text("procedure")!, Text("status")!, body.GetProperty("version").GetInt32()));
        }

        var slug = Text("type")?.Split('/')[^1];
        var verdict = response.StatusCode switch
        {
            HttpStatusCode.ServiceUnavailable => slug == "busy" ? Verdict.Unknown : Verdict.Broken,
            HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotFound => Verdict.Refused,
            _ => Verdict.Broken,
        };
        return new Answer(verdict, status, slug, null, response.Headers.RetryAfter?.Delta);

        string? Text(string name) => body.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
