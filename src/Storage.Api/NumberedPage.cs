namespace Storage.Api;

/// <summary>A page by number.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="Rows">The rows.</param>
/// <param name="Number">The page's number, from 1.</param>
/// <param name="Size">How many rows a page has.</param>
/// <param name="Total">How many rows all pages have.</param>
public sealed record NumberedPage<T>(IReadOnlyList<T> Rows, int Number, int Size, long Total)
{
    /// <summary>Gets how many pages there are.</summary>
    public long Pages => (Total + Size - 1) / Size;
}
