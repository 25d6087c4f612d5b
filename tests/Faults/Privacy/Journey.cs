using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.Load;

namespace OrleansBooking.Faults.Privacy;

/// <summary>Everything that a person's data passes through over the API, right and wrong; each step's status is checked, so that none is walked past.</summary>
/// <param name="client">An operator.</param>
/// <param name="administrator">Who may take lists out.</param>
public sealed class Journey(BookingClient client, BookingClient administrator, IReadOnlyList<SlotKey> slots)
{
    private const string Json = "application/json";
    private static readonly Canary Person = Canary.Typed;

    public async Task Walk()
    {
        await BookWrongly();
        var number = await Book(slots[0], "card-pickup", Person.ReservationId);
        await Book(slots[1], "certificate-renewal", reservationId: null);
        await Change(number);
        await LookUp();
        await SignInWrongly();
        await Expect(HttpStatusCode.OK, Post($"reservations/{number}/move", new { venueId = slots[2].Venue, date = $"{slots[2].Date:yyyy-MM-dd}", time = $"{slots[2].Time:HH\\:mm}" }));
        await Expect(HttpStatusCode.OK, client.Http.GetAsync($"reservations/{number}"));
        await Expect(HttpStatusCode.OK, Post($"reservations/{number}/cancel", new { reason = "都合により" }));
    }

    private async Task BookWrongly()
    {
        var right = Body(slots[0], "card-pickup", Person.ReservationId);
        await Expect(HttpStatusCode.UnprocessableEntity, Post("reservations", right with { Birthday = "0230" }));
        await Expect(HttpStatusCode.UnprocessableEntity, Post("reservations", right with { Birthday = "1104" }));
        await Expect(HttpStatusCode.UnprocessableEntity, Post("reservations", right with { ReservationId = "9" + Person.ReservationId }));
        await Expect(HttpStatusCode.UnprocessableEntity, Post("reservations", right with { Name = new string('長', 50) + Person.Name + Person.Name + Person.Name }));
        await Expect(HttpStatusCode.UnprocessableEntity, Post("reservations", right with { Kana = Person.Kana + "漢字" }));
        await Expect(HttpStatusCode.UnprocessableEntity, Post("reservations", right with { Phone = Person.Phone + "99" }));
        await Expect(HttpStatusCode.UnprocessableEntity, Post("reservations", right with { Email = $"{Person.Email}\r\nBcc: {Person.Email}" }));
        await Expect(HttpStatusCode.UnprocessableEntity, Post("reservations", right with { VenueId = Person.MailUser }));
        await Expect(HttpStatusCode.UnprocessableEntity, Send("reservations", $$"""{"name": "{{Person.Name}}", "kana": "{{Person.Kana}}", "phone": {{Person.Phone[1..]}}, "birthday": "{{Person.Birthday}}"}"""));
        await Expect(HttpStatusCode.UnprocessableEntity, Send("reservations", $$"""{"name": "{{Person.Name}}", "email": "{{Person.Email}}", """));
        await Expect(HttpStatusCode.UnsupportedMediaType, Send("reservations", $"name={Uri.EscapeDataString(Person.Name)}&phone={Person.Phone}", "application/x-www-form-urlencoded"));
    }

    private async Task<string> Book(SlotKey slot, string procedure, string? reservationId)
    {
        var key = Guid.NewGuid();
        var body = Body(slot, procedure, reservationId);
        var number = (await Expect(HttpStatusCode.Created, Post("reservations", body, key))).GetProperty("number").GetString()!;
        await Expect(HttpStatusCode.Created, Post("reservations", body, key));
        await Expect(HttpStatusCode.UnprocessableEntity, Post("reservations", body with { Note = "別の内容" }, key));
        await Expect(HttpStatusCode.Conflict, Post("reservations", body));
        return number;
    }

    private async Task Change(string number)
    {
        var next = Canary.Changed;
        await Expect(HttpStatusCode.UnprocessableEntity, Patch(number, new { email = $"{next.Email}\n", phone = next.Phone + "1", reservationId = next.ReservationId }));
        await Expect(HttpStatusCode.OK, Patch(number, new { name = next.Name, kana = next.Hiragana, phone = next.SpokenPhone, email = next.Email }));
        await Expect(HttpStatusCode.PreconditionFailed, Patch(number, new { name = Person.Name, phone = Person.Phone }, version: 1));
    }

    private async Task LookUp()
    {
        string[] said = [Person.Phone, Person.SpokenPhone, Person.Kana, Person.FamilyKana, Person.Hiragana, Person.ReservationId, Person.Phone[^4..], Canary.Changed.Phone];
        foreach (var query in said) await Expect(HttpStatusCode.OK, client.Http.GetAsync($"reservations?query={Uri.EscapeDataString(query)}"));
        await Expect(HttpStatusCode.UnprocessableEntity, client.Http.GetAsync($"reservations?date={Uri.EscapeDataString(Person.Name)}&cursor={Person.MailUser}"));
        using var list = await administrator.Http.GetAsync("reservations.csv");
        var csv = await list.Content.ReadAsStringAsync();
        Assert.Contains(Person.FamilyName, csv, StringComparison.Ordinal);
    }

    private async Task SignInWrongly()
    {
        await Expect(HttpStatusCode.Unauthorized, Post("tokens", new { userName = Person.Email, password = Person.SpokenPhone }));
        await Expect(HttpStatusCode.Unauthorized, Post("tokens", new { userName = Person.Name, password = Person.ReservationId }));
    }

    private static Typed Body(SlotKey slot, string procedure, string? reservationId) => new(
        slot.Venue, $"{slot.Date:yyyy-MM-dd}", $"{slot.Time:HH\\:mm}", procedure, reservationId, Person.Birthday,
        Person.Name, Person.Hiragana, Person.SpokenPhone, Person.Email, $"{Person.Name}の家族が付き添います。{Person.SpokenPhone}");

    private Task<HttpResponseMessage> Post<T>(string path, T body, Guid? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", (key ?? Guid.NewGuid()).ToString("D"));
        return client.Http.SendAsync(request);
    }

    private Task<HttpResponseMessage> Send(string path, string body, string type = Json) => client.Http.PostAsync(path, new StringContent(body, Encoding.UTF8, type));

    private Task<HttpResponseMessage> Patch<T>(string number, T body, int? version = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"reservations/{number}")
        {
            Content = JsonContent.Create(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/merge-patch+json")),
        };
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return client.Http.SendAsync(request);
    }

    private static async Task<JsonElement> Expect(HttpStatusCode status, Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.AbsolutePath}: {response.StatusCode}, {status} was expected: {body}");
        return JsonSerializer.Deserialize<JsonElement>(body.Length == 0 ? "{}" : body);
    }

    private sealed record Typed(
        string VenueId, string Date, string Time, string Procedure, string? ReservationId, string Birthday,
        string Name, string Kana, string Phone, string Email, string Note);
}
