using System.Net;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Privacy;

namespace OrleansBooking.Faults.Drills;

/// <summary>Somebody who books on the public pages: identity, contact (the seat is held meanwhile), check, and "book" as often as it takes.</summary>
public sealed class PageVisit(HistoryRecorder history, Uri web, Citizen person, SlotKey slot) : IDisposable
{
    private const string Check = "/reserve/check";
    private const int MostTries = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly PageVisitor _visitor = new(web, strict: false);

    /// <summary>Walks to the last page; false if it did not get there: nothing is booked then.</summary>
    public async Task<bool> ToCheck()
    {
        try
        {
            await _visitor.Open($"/reserve/identity?procedure=card-pickup&venue={slot.Venue}&date={slot.Date:yyyy-MM-dd}&time={slot.Time:HH\\:mm}");
            await _visitor.Send(("ReservationId", person.ReservationId!), ("Birthday", person.Birthday));
            if (_visitor.Path != "/reserve/contact") return false;
            await _visitor.Send(("Email", person.Email ?? ""), ("Phone", person.Phone));
            return _visitor.Path == Check;
        }
        catch (Exception fault) when (fault is HttpRequestException or InvalidOperationException or TaskCanceledException or IOException)
        {
            return false;
        }
    }

    /// <summary>Sends the last form, again and again while nobody says what became of it, and records what was said.</summary>
    public async Task Book()
    {
        var check = _visitor.Address;
        var operation = new Operation(Guid.NewGuid(), OperationKind.BookOnPages, person, "card-pickup", slot, null, null);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var invocation = history.Begin(operation);
            var verdict = await SendLast();
            history.End(invocation, new Answer(verdict, (int)_visitor.Status, _visitor.Path, null));
            if (verdict != Verdict.Unknown) return;
            await Task.Delay(Pause);
            await Reopen(check);
        }
    }

    public void Dispose() => _visitor.Dispose();

    private async Task<Verdict> SendLast()
    {
        try
        {
            await _visitor.Send();
            return _visitor switch
            {
                { Status: HttpStatusCode.OK, Path: "/reserve/done" } => Verdict.Accepted,
                // It says so and offers to send it again.
                { Path: Check } or { Status: >= HttpStatusCode.InternalServerError } => Verdict.Unknown,
                _ => Verdict.Refused,
            };
        }
        catch (Exception fault) when (fault is HttpRequestException or InvalidOperationException or TaskCanceledException or IOException)
        {
            return Verdict.Unknown;
        }
    }

    // The page that went wrong has no form; the address of the form is still known to the browser.
    private async Task Reopen(string check)
    {
        try
        {
            if (_visitor.Path != Check || _visitor.Status >= HttpStatusCode.InternalServerError) await _visitor.Open(check);
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or IOException)
        {
            // The next try.
        }
    }
}
