using System.Net;
using System.Net.Http.Json;
using OrleansBooking.Api.Tests.Hosting;

namespace OrleansBooking.Api.Tests.Calls;

/// <summary>What operators read: manuals, contacts, the script (T2, T3, T9).</summary>
[Collection(CallCentreCollection.Name)]
public sealed class SpokenTextTests(CityHost host) : CallCentreScene(host)
{
    [Theory]
    [InlineData("委任状")]
    [InlineData("ﾌﾘｶﾞﾅ　ｻｶﾞｽ")]
    [InlineData("ふりがな")]
    public async Task Manuals_are_found_by_every_word_in_any_width_and_kana(string query)
    {
        var found = await (await Host.Operator.GetAsync("/api/v1/manuals?query=" + Uri.EscapeDataString(query))).Json();
        var none = await (await Host.Operator.GetAsync("/api/v1/manuals?query=" + Uri.EscapeDataString(query + " %_%"))).Json();

        Assert.NotEmpty(found.EnumerateArray());
        Assert.Empty(none.EnumerateArray());
    }

    [Fact]
    public async Task A_new_revision_is_seen_when_somebody_else_has_approved_it()
    {
        using var manager = await Host.As("manager");
        using var staff = await Host.As("staff");
        await manager.PutAsJsonAsync("/api/v1/manuals/snow", new { kind = "manual", title = "大雪のとき", body = "会場の **開始** が遅れます。" });

        var before = await (await Host.Operator.GetAsync("/api/v1/manuals?query=" + Uri.EscapeDataString("大雪"))).Json();
        var own = await manager.PostAsync("/api/v1/manuals/snow/approve", null);
        var approved = await staff.PostAsync("/api/v1/manuals/snow/approve", null);
        var after = await (await Host.Operator.GetAsync("/api/v1/manuals?query=" + Uri.EscapeDataString("大雪"))).Json();

        Assert.Empty(before.EnumerateArray());
        await own.Problem(403, "forbidden");
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        Assert.Equal("snow", Text(Assert.Single(after.EnumerateArray()), "id"));
    }

    [Fact]
    public async Task Contacts_are_kept_by_the_city_and_found_by_what_they_are_for()
    {
        using var staff = await Host.As("staff");
        await staff.PutAsJsonAsync("/api/v1/contacts/tax", new { name = "市民税課", whatFor = "住民税のこと", phone = "000-000-2222" });

        var found = await (await Host.Operator.GetAsync("/api/v1/contacts?query=" + Uri.EscapeDataString("住民税"))).Json();
        var national = await (await Host.Operator.GetAsync("/api/v1/contacts?query=" + Uri.EscapeDataString("ふりーだいやる"))).Json();

        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/contacts/tax") { Content = JsonContent.Create(new { name = "市民税課", whatFor = "住民税のこと" }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"7\"");
        var stale = await staff.SendAsync(request);

        Assert.Equal("000-000-2222", Text(Assert.Single(found.EnumerateArray()), "phone"));
        Assert.Equal(1, (await stale.Problem(412, "stale-version")).GetProperty("version").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, (await staff.DeleteAsync("/api/v1/contacts/tax")).StatusCode);
        await (await staff.DeleteAsync("/api/v1/contacts/tax")).Problem(404, "not-found");
        Assert.NotEmpty(national.EnumerateArray());
    }

    [Fact]
    public async Task The_script_is_in_the_callers_language_as_far_as_there_is_one()
    {
        var english = await (await Host.Operator.GetAsync("/api/v1/scripts?language=en&procedure=card-pickup")).Json();
        var spanish = await (await Host.Operator.GetAsync("/api/v1/scripts?language=es")).Json();
        var vietnamese = await (await Host.Operator.GetAsync("/api/v1/scripts?language=vi")).Json();

        Assert.All(english.EnumerateArray(), line => Assert.Equal("en", Text(line, "language")));
        Assert.Equal(("vi", "draft"), (Text(vietnamese[0], "language"), Text(vietnamese[0], "review")));
        Assert.All(spanish.EnumerateArray(), line => Assert.Equal("ja", Text(line, "language")));
    }
}
