using CsvHelper;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Audit;
using OrleansBooking.Api.Exports;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Applicants;

namespace OrleansBooking.Api.Applicants;

/// <summary>The made reservation IDs for the mail merge.</summary>
public sealed class IssuedSheet(IGrainFactory grains, StaffTickets tickets, ExportNotes notes)
{
    private const string Done = "done";
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true };

    /// <summary>The made IDs as <c>reference,reservation_id</c>, once all are made: UTF-8 with BOM. For the mail merge: plain digits, not for Excel.</summary>
    /// <param name="reason">What they are needed for; recorded</param>
    public async Task<IResult> Download(HttpContext http, string id, string? reason)
    {
        var fields = new FieldList();
        var why = fields.Text("reason", reason, ExportNotes.ReasonLimit);
        if (fields.Problem is { } invalid) return invalid;
        var ticket = tickets.For(http.User);
        if (!Guid.TryParseExact(id, "D", out var issue)) return Problem.NotFound;
        var import = ApplicantEndpoints.Grain(grains, issue);
        if (await import.Progress(ticket) is not { } progress) return Problem.NotFound;
        if (progress.State != Done)
            return new Problem(Slugs.InProgress, StatusCodes.Status409Conflict) { RetryAfter = TimeSpan.FromSeconds(2) };

        // Who takes IDs out is on record before the first of them goes (P7).
        await http.RequestServices.GetRequiredService<AuditTrail>().Write(StaffClaims.AccountOf(http.User).UserName, "applicant.download-issued", id, why);
        if (await notes.Begin(http, "issued-ids", why, $"issue={issue}") is not { } note) return Problem.Forbidden;
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"issued_{issue:D}.csv\"";
        await notes.End(http, note, await Write(import.Issued(ticket), http.Response.Body, http.RequestAborted));
        return Results.Empty;
    }

    private static async Task<long> Write(IAsyncEnumerable<IssuedId> ids, Stream target, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(target, Options, leaveOpen: true);
        csv.WriteHeader(["reference", "reservation_id"]);
        var written = 0L;
        await foreach (var issued in ids.WithCancellation(cancellation))
        {
            csv.WriteField(issued.Reference);
            csv.WriteField(issued.ReservationId);
            await csv.EndRecordAsync(cancellation);
            written++;
        }

        await csv.FlushAsync(cancellation);
        return written;
    }
}
