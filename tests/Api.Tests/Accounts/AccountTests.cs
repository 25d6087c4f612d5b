using System.Net;
using System.Net.Http.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.Accounts;

/// <summary>What administrators do with accounts (P6).</summary>
[Collection(ApiCollection.Name)]
public sealed class AccountTests(ApiHost host)
{
    [Fact]
    public async Task An_account_without_a_training_hears_the_same_as_for_a_wrong_password_and_its_administrator_sees_why()
    {
        using var administrator = await host.As(StaffRoles.Administrator);
        var name = Administration.NewName();
        var first = (await administrator.Make(name)).GetProperty("initialPassword").GetString()!;

        var answer = await host.SignIn(name, first);

        await answer.Problem(401, "unauthorized");
        Assert.Equal(await (await host.SignIn(name, "wrong")).Content.ReadAsStringAsync(), await answer.Content.ReadAsStringAsync());
        Assert.Equal("untrained", await administrator.State(name));
        await administrator.Train(name);
        Assert.Equal(HttpStatusCode.OK, (await host.SignIn(name, first)).StatusCode);
        Assert.Equal("active", await administrator.State(name));
    }

    [Fact]
    public async Task A_first_password_opens_nothing_but_the_change_of_it()
    {
        using var administrator = await host.As(StaffRoles.Administrator);
        var name = Administration.NewName();
        var first = (await administrator.Make(name)).GetProperty("initialPassword").GetString()!;
        await administrator.Train(name);
        using var own = await host.Client(name, first);

        await (await own.GetAsync("/api/v1/reservations")).Problem(403, "forbidden");
        Assert.Equal("password", (await (await own.GetAsync("/api/v1/me")).Json()).GetProperty("limit").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await own.PutAsJsonAsync("/api/v1/me/password", new { password = first, newPassword = Administration.Own })).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/api/v1/reservations")).StatusCode);
        await (await host.SignIn(name, first)).Problem(401, "unauthorized");
    }

    [Fact]
    public async Task The_same_operation_again_makes_no_second_account_and_gives_a_password_that_works()
    {
        using var administrator = await host.As(StaffRoles.Administrator);
        administrator.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var name = Administration.NewName();
        await administrator.Make(name);

        var again = await administrator.Make(name);

        administrator.DefaultRequestHeaders.Remove("Idempotency-Key");
        await administrator.Train(name);
        Assert.Equal(HttpStatusCode.OK, (await host.SignIn(name, again.GetProperty("initialPassword").GetString()!)).StatusCode);
        var problem = await (await administrator.PostAsJsonAsync("/api/v1/accounts", new { userName = name, displayName = "x", role = "operator" })).Problem(422, "validation");
        Assert.Equal(["userName"], problem.Fields());
    }

    [Fact]
    public async Task Of_several_who_make_one_name_at_once_one_does_and_the_others_hear_that_it_is_taken()
    {
        using var administrator = await host.As(StaffRoles.Administrator);
        var name = Administration.NewName();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            administrator.PostAsJsonAsync("/api/v1/accounts", new { userName = name, displayName = "田中 花子", role = StaffRoles.Operator })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
            Assert.Equal(["userName"], (await answer.Problem(422, "validation")).Fields());
    }

    [Fact]
    public async Task The_same_operation_under_another_name_is_refused()
    {
        using var administrator = await host.As(StaffRoles.Administrator);
        administrator.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        await administrator.Make(Administration.NewName());

        var other = await administrator.PostAsJsonAsync(
            "/api/v1/accounts", new { userName = Administration.NewName(), displayName = "田中 花子", role = StaffRoles.Operator });

        await other.Problem(422, "idempotency-mismatch");
    }

    [Fact]
    public async Task A_lock_ends_the_sessions_at_once_and_unlocking_lets_in_again()
    {
        var name = await host.Ready();
        using var administrator = await host.As(StaffRoles.Administrator);
        using var own = await host.Client(name, Administration.Own);

        await administrator.PostAsJsonAsync($"/api/v1/accounts/{name}/lock", new { reason = "退職" });

        await (await own.GetAsync("/api/v1/me")).Problem(401, "unauthorized");
        await (await host.SignIn(name, Administration.Own)).Problem(401, "unauthorized");
        Assert.Equal("locked", await administrator.State(name));
        await administrator.PostAsync($"/api/v1/accounts/{name}/unlock", null);
        Assert.Equal(HttpStatusCode.OK, (await host.SignIn(name, Administration.Own)).StatusCode);
    }

    [Fact]
    public async Task A_new_role_ends_the_sessions_and_holds_from_the_next_sign_in()
    {
        var name = await host.Ready();
        using var administrator = await host.As(StaffRoles.Administrator);
        using var before = await host.Client(name, Administration.Own);

        await administrator.PutAsJsonAsync($"/api/v1/accounts/{name}", new { displayName = "田中 花子", role = "auditor" });

        await (await before.GetAsync("/api/v1/me")).Problem(401, "unauthorized");
        using var after = await host.Client(name, Administration.Own);
        Assert.Equal(HttpStatusCode.OK, (await after.GetAsync("/api/v1/audit")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await after.GetAsync("/api/v1/reservations")).StatusCode);
    }

    [Fact]
    public async Task Too_many_wrong_passwords_are_seen_and_taken_back()
    {
        var name = await host.Ready();
        using var administrator = await host.As(StaffRoles.Administrator);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.SignIn(name, "wrong")));

        Assert.Equal("resting", await administrator.State(name));
        await administrator.PostAsync($"/api/v1/accounts/{name}/unlock", null);

        Assert.Equal(HttpStatusCode.OK, (await host.SignIn(name, Administration.Own)).StatusCode);
    }

    [Fact]
    public async Task A_reset_gives_a_first_password_again_and_ends_the_sessions()
    {
        var name = await host.Ready();
        using var administrator = await host.As(StaffRoles.Administrator);
        using var own = await host.Client(name, Administration.Own);

        var reset = await (await administrator.PostAsync($"/api/v1/accounts/{name}/reset-password", null)).Json();

        await (await own.GetAsync("/api/v1/me")).Problem(401, "unauthorized");
        await (await host.SignIn(name, Administration.Own)).Problem(401, "unauthorized");
        using var again = await host.Client(name, reset.GetProperty("initialPassword").GetString()!);
        Assert.Equal("password", (await (await again.GetAsync("/api/v1/me")).Json()).GetProperty("limit").GetString());
    }

    [Theory]
    [InlineData("lock", """{"reason":"x"}""")]
    [InlineData("trainings", """{"trainedOn":"2026-01-15","content":"x"}""")]
    public async Task Nobody_locks_or_trains_the_own_account(string what, string body)
    {
        using var administrator = await host.As(StaffRoles.Administrator);

        await (await administrator.PostText($"/api/v1/accounts/administrator/{what}", body)).Problem(422, "validation");
    }

    [Fact]
    public async Task Nobody_changes_the_own_role()
    {
        using var administrator = await host.As(StaffRoles.Administrator);

        var problem = await (await administrator.PutAsJsonAsync("/api/v1/accounts/administrator", new { displayName = "x", role = "viewer" })).Problem(422, "validation");

        Assert.Equal(["role"], problem.Fields());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        using var administrator = await host.As(StaffRoles.Administrator);

        var problem = await (await administrator.PostText("/api/v1/accounts", """{"userName":"Tanaka Hanako","role":"mayor"}""")).Problem(422, "validation");

        Assert.Equal(["displayName", "role", "userName"], problem.Fields());
    }

    [Fact]
    public async Task A_training_cannot_be_in_the_future()
    {
        using var administrator = await host.As(StaffRoles.Administrator);

        var problem = await (await administrator.PostText("/api/v1/accounts/viewer/trainings", """{"trainedOn":"2099-01-01","content":"x"}""")).Problem(422, "validation");

        Assert.Equal(["trainedOn"], problem.Fields());
    }
}
