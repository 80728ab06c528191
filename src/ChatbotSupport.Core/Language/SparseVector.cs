namespace ChatbotSupport.Core.Language;

/// <summary>A text as a sparse vector of length one: places and weights, places ascending.</summary>
internal sealed record SparseVector(int[] Places, float[] Weights)
{
    /// <summary>Cosine with another vector of length one.</summary>
    public double Cosine(SparseVector other)
    {
        var sum = 0.0;
        for (int mine = 0, theirs = 0; mine < Places.Length && theirs < other.Places.Length;)
        {
            if (Places[mine] == other.Places[theirs])
            {
                sum += Weights[mine++] * other.Weights[theirs++];
            }
            else if (Places[mine] < other.Places[theirs])
            {
                mine++;
            }
            else
            {
                theirs++;
            }
        }

        return sum;
    }
}
