using CsvHelper;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Audit;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Applicants;

namespace OrleansBooking.Api.Applicants;

/// <summary>The made reservation IDs for the mail merge.</summary>
public sealed class IssuedSheet(IGrainFactory grains, StaffTickets tickets)
{
    private const string Done = "done";
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true };

    /// <summary>The made IDs as <c>reference,reservation_id</c>, once all are made: UTF-8 with BOM. For the mail merge: plain digits, not for Excel.</summary>
    public async Task<IResult> Download(HttpContext http, string id)
    {
        var ticket = tickets.For(http.User);
        if (!Guid.TryParseExact(id, "D", out var issue)) return Problem.NotFound;
        var import = ApplicantEndpoints.Grain(grains, issue);
        if (await import.Progress(ticket) is not { } progress) return Problem.NotFound;
        if (progress.State != Done)
            return new Problem(Slugs.InProgress, StatusCodes.Status409Conflict) { RetryAfter = TimeSpan.FromSeconds(2) };

        // Who takes IDs out is on record before the first of them goes (P7).
        await http.RequestServices.GetRequiredService<AuditTrail>().Write(StaffClaims.AccountOf(http.User).UserName, "applicant.download-issued", id);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"issued_{issue:D}.csv\"";
        await Write(import.Issued(ticket), http.Response.Body, http.RequestAborted);
        return Results.Empty;
    }

    private static async Task Write(IAsyncEnumerable<IssuedId> ids, Stream target, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(target, Options, leaveOpen: true);
        csv.WriteHeader(["reference", "reservation_id"]);
        await foreach (var issued in ids.WithCancellation(cancellation))
        {
            csv.WriteField(issued.Reference);
            csv.WriteField(issued.ReservationId);
            await csv.EndRecordAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
    }
}
