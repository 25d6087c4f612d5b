using System.Globalization;
using System.Text.Json;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Bench.Peer;

/// <summary>Bookings and changes of the peer.</summary>
public sealed class PeerDesk(PeerDatabase database, LookUpHashes hashes, ContactSealer sealer, string authorization)
{
    /// <summary>Books; with <paramref name="sealLate"/> it asks for room before it seals, at the price of a second query for those who get a seat.</summary>
    public async Task Book(HttpContext http, bool sealLate)
    {
        if (http.Request.Headers.Authorization != authorization)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var request = (await JsonSerializer.DeserializeAsync(http.Request.Body, PeerJson.Default.Book))!;
        var time = TimeOnly.Parse(request.Time, CultureInfo.InvariantCulture);
        if (sealLate && !await database.HasRoom(request.VenueId, request.Date, time))
        {
            await Refuse(http, "full");
            return;
        }

        var operation = Guid.Parse(http.Request.Headers["Idempotency-Key"]!);
        var applicant = hashes.Applicant(request.ReservationId);
        var secret = hashes.Secret(applicant, request.Birthday);
        var fingerprint = hashes.Fingerprint($"{request.VenueId}{request.Date}{request.Time}{request.Procedure}{request.ReservationId}{request.Birthday}{request.Name}{request.Kana}{request.Phone}{request.Email}");
        var number = ReservationNumberField.Next();
        var contact = sealer.Seal(number, new Contact(request.Name, request.Kana, request.Phone, request.Email, null, null), request.ReservationId);
        var (outcome, stored) = await database.Book(operation, fingerprint, applicant, secret, request, time, number, contact, TimeProvider.System.GetUtcNow());
        if (outcome != "booked")
        {
            await Refuse(http, outcome);
            return;
        }

        var written = ReservationNumberField.Format(stored);
        http.Response.Headers.Location = "/api/v1/reservations/" + written;
        await PeerServer.Answer(http, StatusCodes.Status201Created,
            new PeerRequests.Booked(written, request.VenueId, request.Date, request.Time, request.Procedure, "booked", "staff", 1), PeerJson.Default.Booked);
    }

    public async Task Move(HttpContext http)
    {
        if (http.Request.Headers.Authorization != authorization)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var request = (await JsonSerializer.DeserializeAsync(http.Request.Body, PeerJson.Default.Move))!;
        var number = long.Parse((string)http.Request.RouteValues["number"]!, CultureInfo.InvariantCulture);
        var fingerprint = hashes.Fingerprint($"{number}{request.VenueId}{request.Date}{request.Time}");
        var (outcome, version) = await database.Move(
            Guid.Parse(http.Request.Headers["Idempotency-Key"]!), fingerprint, number, request, TimeOnly.Parse(request.Time, CultureInfo.InvariantCulture),
            TimeProvider.System.GetUtcNow());
        if (outcome == "moved")
            await PeerServer.Answer(http, StatusCodes.Status200OK,
                new PeerRequests.Booked(ReservationNumberField.Format(number), request.VenueId, request.Date, request.Time, "", "booked", "staff", version), PeerJson.Default.Booked);
        else
            await Refuse(http, outcome);
    }

    private static Task Refuse(HttpContext http, string outcome)
    {
        var status = outcome is "full" or "already-booked" or "closed" ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return PeerServer.Answer(http, status, new PeerRequests.Problem("/problems/" + outcome, status), PeerJson.Default.Problem);
    }
}
