using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Net.Http.Headers;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Hosting;

namespace OrleansBooking.Web.Tests.Drafts;

public sealed class DraftCookieTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 12, 3, 1, 0, 0, TimeSpan.Zero));
    private readonly DraftCookie _cookie;

    public DraftCookieTests() => _cookie = new DraftCookie(new CitizenRing(new ConfigurationBuilder().Build()), _time);

    [Fact]
    public void A_draft_comes_back_as_it_was_also_in_chunks()
    {
        var draft = Full();

        var cookies = Written(draft);
        var read = _cookie.Read(Request(cookies));

        Assert.True(cookies.Count > 2, "The draft was meant to need several cookies.");
        Assert.Equal(draft.Person!.Ticket, read.Person!.Ticket);
        Assert.Equal(draft.Person.Procedures, read.Person.Procedures);
        Assert.Equal(draft.Unfinished, read.Unfinished);
        Assert.Equal(draft.Held, read.Held);
        Assert.Equal(draft.Operation, read.Operation);
        Assert.Equal(draft.Own.Single(), read.Own.Single());
    }

    [Fact]
    public void Nothing_personal_can_be_read_in_the_cookie()
    {
        var cookies = string.Concat(Written(Full()).Select(cookie => cookie.Value));

        Assert.DoesNotContain("hanako", cookies, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("hanako"u8.ToArray())[..8], cookies, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_cookie_is_an_empty_draft()
    {
        var cookies = Written(new Draft { Contact = new TypedContact("hanako@example.jp", null) });
        var value = cookies[DraftCookie.Name];
        var middle = value.Length / 2;
        cookies[DraftCookie.Name] = value[..middle] + (value[middle] == 'A' ? 'B' : 'A') + value[(middle + 1)..];

        Assert.Same(Draft.Empty, _cookie.Read(Request(cookies)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("chunks-9")]
    [InlineData("not base64 at all")]
    [InlineData("AAAA")]
    public void Rubbish_is_an_empty_draft(string value) =>
        Assert.Same(Draft.Empty, _cookie.Read(Request(new Dictionary<string, string> { [DraftCookie.Name] = value })));

    [Fact]
    public void A_forgotten_draft_is_forgotten()
    {
        var cookies = Written(new Draft { Contact = new TypedContact("hanako@example.jp", null) });

        _time.Advance(DraftCookie.Lifetime);

        Assert.Same(Draft.Empty, _cookie.Read(Request(cookies)));
    }

    [Fact]
    public void Another_rings_cookie_is_an_empty_draft()
    {
        var cookies = Written(new Draft { Contact = new TypedContact("hanako@example.jp", null) });
        var other = new DraftCookie(new CitizenRing(new ConfigurationBuilder().Build()), _time);

        Assert.Same(Draft.Empty, other.Read(Request(cookies)));
    }

    [Theory]
    [InlineData("http", false)]
    [InlineData("https", true)]
    public void The_cookie_is_for_this_site_only_and_out_of_scripts_reach(string scheme, bool secure)
    {
        var context = new DefaultHttpContext { Request = { Scheme = scheme } };

        _cookie.Write(context, new Draft { Contact = new TypedContact(null, null) });

        var cookie = SetCookieHeaderValue.ParseList([.. context.Response.Headers.SetCookie!]).Single();
        Assert.True(cookie.HttpOnly);
        Assert.Equal(Microsoft.Net.Http.Headers.SameSiteMode.Lax, cookie.SameSite);
        Assert.Equal(secure, cookie.Secure);
        Assert.Null(cookie.Expires);
    }

    [Fact]
    public void Records_with_personal_data_show_nothing()
    {
        var draft = Full();

        Assert.Equal("Draft Person TypedContact UnfinishedContact Finished", $"{draft} {draft.Person} {draft.Contact} {draft.Unfinished} {draft.Finished}");
    }

    private Dictionary<string, string> Written(Draft draft)
    {
        var context = new DefaultHttpContext();
        _cookie.Write(context, draft);
        return SetCookieHeaderValue.ParseList([.. context.Response.Headers.SetCookie!]).ToDictionary(cookie => cookie.Name.Value!, cookie => cookie.Value.Value!);
    }

    private static DefaultHttpContext Request(Dictionary<string, string> cookies) => new DefaultHttpContext
    {
        Request = { Headers = { Cookie = string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")) } },
    };

    private Draft Full()
    {
        var slot = new SlotKey("city-centre", new DateOnly(2026, 12, 3), new TimeOnly(10, 30));
        var now = _time.GetUtcNow();
        return new Draft
        {
            Person = new Person(new string('t', 5000), now.AddHours(1), "4827193055620013", "0412", ["card-pickup"]),
            Contact = new TypedContact("hanako@example.jp", "09012345678"),
            Unfinished = UnfinishedContact.Of("/reserve/contact", null, null, "hanako@", "090"),
            Held = new HeldSeat(Guid.NewGuid(), slot, "card-pickup", now.AddMinutes(10), true),
            Operation = new PendingOperation(Guid.NewGuid(), "digest"),
            Finished = new Finished(Guid.NewGuid(), 0, Finished.Booked, "hanako@example.jp"),
            Own = [new Reservation(835241790123, slot, 30, "card-pickup", ReservationStatus.Booked, Channel.Web, 1)],
        };
    }
}
