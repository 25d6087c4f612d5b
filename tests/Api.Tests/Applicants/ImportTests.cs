using System.Net;
using System.Security.Cryptography;
using System.Text;
using OrleansBooking.Api.Applicants;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.Applicants;

[Collection(ApiCollection.Name)]
public sealed class ImportTests(ApiHost host)
{
    private const string Imports = "/api/v1/applicants/imports";
    private const string Issues = "/api/v1/applicants/issues";

    [Theory]
    [InlineData(Imports, ImportKind.Import)]
    [InlineData(Issues, ImportKind.Issue)]
    public async Task A_file_is_passed_on_in_chunks_as_it_came(string path, ImportKind kind)
    {
        var file = new byte[1_000_003];
        new Random(7).NextBytes(file);

        var answer = await Send(path, file);

        var id = (await answer.Json()).GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal($"{path}/{id}", answer.Headers.Location?.ToString());
        Assert.Equal(($"import/{id}", kind), (Assert.Single(host.Grains.Import.Keys), host.Grains.Import.Kind));
        Assert.All(host.Grains.Import.Chunks, chunk => Assert.InRange(chunk.Length, 1, 256 * 1024));
        Assert.Equal(file, host.Grains.Import.Chunks.SelectMany(chunk => chunk));
        Assert.Equal(SHA256.HashData(file), host.Grains.Import.Digest);
    }

    [Fact]
    public async Task The_same_key_is_the_same_upload_and_other_keys_and_kinds_are_others()
    {
        var key = Guid.NewGuid().ToString();

        var ids = new[]
        {
            await Id(Imports, key), await Id(Imports, key), await Id(Issues, key), await Id(Imports, Guid.NewGuid().ToString()),
        };

        Assert.Equal(ids[0], ids[1]);
        Assert.Equal(3, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_repeat_after_the_end_hears_the_answer_and_uploads_nothing()
    {
        host.Fresh().Grains.Import.Progress = Progress("done");

        var answer = await Send(Imports, "reservation_id"u8.ToArray(), fresh: false);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Empty(host.Grains.Import.Keys);
        Assert.Empty(host.Grains.Import.Chunks);
        Assert.Equal(SHA256.HashData("reservation_id"u8), host.Grains.Import.Digest);
    }

    [Fact]
    public async Task A_file_that_is_refused_whole_says_why()
    {
        host.Fresh().Grains.Import.CompleteRefusal = Refusal.Invalid(new FieldError("encoding", FieldProblem.Unknown, Actual: 51932));

        var problem = await (await Send(Imports, [1], fresh: false)).Problem(422, "validation");

        Assert.Contains("EUC-JP", problem.GetProperty("errors").GetProperty("encoding")[0].GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_lists_bad_lines_with_code_and_words()
    {
        host.Fresh().Grains.Import.Progress = Progress("running", new RejectedLine(3, "malformed-birthday"));
        using var client = await host.As(StaffRoles.Administrator);

        var body = await (await client.GetAsync($"{Imports}/{Guid.NewGuid()}")).Json();

        Assert.Equal(("running", 10, 7, 2), (body.GetProperty("state").GetString(), body.GetProperty("read").GetInt32(),
            body.GetProperty("accepted").GetInt32(), body.GetProperty("unchanged").GetInt32()));
        Assert.Equal(
            """[{"line":3,"reason":"malformed-birthday","detail":"誕生日の形が正しくありません。"}]""", body.GetProperty("rejected").GetRawText());
    }

    [Fact]
    public async Task Made_ids_are_given_out_once_all_are_made()
    {
        var path = $"{Issues}/{Guid.NewGuid()}.csv";
        host.Fresh().Grains.Import.Progress = Progress("running");
        using var client = await host.As(StaffRoles.Administrator);

        var early = await client.GetAsync(path);
        host.Grains.Import.Progress = Progress("done");
        var bytes = await client.GetByteArrayAsync(path);

        await early.Problem(409, "in-progress");
        Assert.NotNull(early.Headers.RetryAfter);
        Assert.Equal("\uFEFFreference,reservation_id\r\nA-1,0123456789012345\r\n", Encoding.UTF8.GetString(bytes));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("11111111-1111-1111-1111-111111111111")]
    public async Task An_unknown_upload_is_not_found(string id)
    {
        using var client = await host.Fresh().As(StaffRoles.Administrator);

        foreach (var path in new[] { $"{Imports}/{id}", $"{Issues}/{id}", $"{Issues}/{id}.csv" })
            await (await client.GetAsync(path)).Problem(404, "not-found");
    }

    [Fact]
    public async Task A_file_that_is_no_csv_is_refused()
    {
        using var client = await host.Fresh().As(StaffRoles.Administrator);

        await (await client.PostText(Imports, "{}")).Problem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_before_it_is_sent()
    {
        using var client = await host.Fresh().As(StaffRoles.Administrator);
        using var request = new HttpRequestMessage(HttpMethod.Post, Imports) { Content = new ByteArrayContent(new byte[ApplicantEndpoints.FileLimit + 1]) };
        request.Content.Headers.ContentType = new("text/csv");
        request.Headers.ExpectContinue = true;

        await (await client.SendAsync(request)).Problem(413, "too-large");
        Assert.Empty(host.Grains.Import.Chunks);
    }

    private static ImportProgress Progress(string state, params RejectedLine[] rejected) =>
        new(state, 10, 7, 2, rejected.Length, [.. rejected], null);

    private async Task<string> Id(string path, string key)
    {
        var answer = await Send(path, "a"u8.ToArray(), key);
        return (await answer.Json()).GetProperty("id").GetString()!;
    }

    private async Task<HttpResponseMessage> Send(string path, byte[] file, string? key = null, bool fresh = true)
    {
        if (fresh) host.Fresh();
        using var client = await host.As(StaffRoles.Administrator);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = new("text/csv");
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }
}
