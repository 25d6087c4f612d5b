using CsvHelper;

namespace OrleansBooking.Api.Fields;

/// <summary>A small table as CSV for Excel: UTF-8 with BOM, CRLF; cells are safe already (<c>ExcelCell</c>).</summary>
public sealed class CsvAnswer(string fileName, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) : IResult
{
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await using var csv = CsvWriter.Create(response.Body, Options, leaveOpen: true);
        csv.WriteHeader([.. header]);
        foreach (var row in rows)
        {
            foreach (var cell in row) csv.WriteField(cell);
            await csv.EndRecordAsync(httpContext.RequestAborted);
        }

        await csv.FlushAsync(httpContext.RequestAborted);
    }
}
